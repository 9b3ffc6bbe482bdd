import { RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { isRecusedFromSuit, lockCases } from "@/lib/enforcement/cases-of-suit";
import { holdFor } from "@/lib/enforcement/hold-words";
import { namedCases } from "@/lib/enforcement/named-cases";
import { noteOnCases } from "@/lib/enforcement/note-on-cases";
import { type PaperProblems, prepareSchema, problemsIn, type TypedPreparation } from "@/lib/enforcement/schema";
import { WRITE_PERMISSION } from "@/lib/enforcement/suit";
import { db, inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

export type PrepareSuitResult =
  | { ok: true; id: string }
  | NotPermitted
  | Recused
  | { ok: false; reason: "fields"; problems: PaperProblems; unknown: readonly string[] };

type Preparing = { defendant: string; caseIds: readonly string[]; onceKey: string; at: Date };

/**
 * Begins a public-interest suit from one or several of one's own cases (N25), which are kept as they are from now on
 * (G5). A second click leads to the same suit.
 */
export async function prepareSuit(
  staff: Staff,
  input: TypedPreparation,
  at: Date = new Date(),
): Promise<PrepareSuitResult> {
  const may = authorise(staff, WRITE_PERMISSION);
  if (!may.ok) return may;
  const parsed = prepareSchema.safeParse(input);
  if (!parsed.success) return fields(problemsIn(parsed.error.issues));
  const found = await namedCases(staff, parsed.data.cases);
  if (!found.ok) return fields({ cases: "unknown" }, found.unknown);
  const onceKey = `${staff.id}:${parsed.data.onceKey}`;
  const preparing = { defendant: parsed.data.defendant, caseIds: found.ids, onceKey, at };
  try {
    return await inTransaction((tx) => prepare(tx, staff, preparing));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return {
      ok: true,
      ...(await db.publicInterestSuit.findUniqueOrThrow({ where: { onceKey }, select: { id: true } })),
    };
  }
}

async function prepare(tx: Tx, staff: Staff, preparing: Preparing): Promise<PrepareSuitResult> {
  const { defendant, caseIds, onceKey, at } = preparing;
  await lockCases(tx, caseIds);
  if (await isRecusedFromSuit(staff.id, caseIds, tx)) return RECUSED;
  const { id } = await tx.publicInterestSuit.create({
    data: {
      organisationId: staff.organisationId,
      defendant,
      claims: [],
      state: "prepared",
      preparedById: staff.id,
      preparedAt: at,
      onceKey,
      cases: { create: caseIds.map((caseId) => ({ caseId })) },
    },
    select: { id: true },
  });
  const hold = holdFor(defendant);
  const said = { event: "suit_prepared", action: "suit.prepared", told: null, hold, data: {} } as const;
  await noteOnCases(tx, { suitId: id, staffId: staff.id, caseIds, ...said, at });
  return { ok: true, id };
}

function fields(problems: PaperProblems, unknown: readonly string[] = []): PrepareSuitResult {
  return { ok: false, reason: "fields", problems, unknown };
}
