import { z } from "zod";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { letGo, noteDeskChange } from "@/lib/cases/desk-change";
import { colleaguesOf } from "@/lib/cases/desk-of-case";
import { findCase } from "@/lib/cases/find-case";
import { carryRecusals } from "@/lib/cases/joining/carry-recusals";
import { lockWithChain } from "@/lib/cases/lock-cases";
import { colleaguesAmong } from "@/lib/cases/queries";
import { recordEvent } from "@/lib/cases/record-event";
import { RECUSAL_GROUNDS } from "@/lib/cases/recusal-grounds";
import { writtenText } from "@/lib/cases/schema";
import { openAssignment, writeAssignment } from "@/lib/cases/write-assignment";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

export const recusalSchema = z.object({
  reference: z.string(),
  /** Who steps back. */
  staffId: z.uuid("person_unknown"),
  ground: z.enum(RECUSAL_GROUNDS, "ground_missing"),
  reason: writtenText.refine((text) => text !== "", { error: "empty" }),
  substituteId: z.union([z.literal(""), z.uuid("substitute_unknown")]),
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});
export type DeclareRecusal = { [Field in keyof z.input<typeof recusalSchema>]: string };
export type RecusalField = keyof DeclareRecusal;
export type RecusalProblem =
  | "person_unknown"
  | "ground_missing"
  | "empty"
  | "too_long"
  | "substitute_unknown"
  | "substitute_missing"
  | "owner_names";
export type DeclareRecusalResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "fields"; problems: Partial<Record<RecusalField, string>> };

type Declared = z.output<typeof recusalSchema> & { caseId: string; own: boolean; at: Date };

/**
 * Somebody steps back from a case: on their own word, or on a supervisor's, who then names who stands in (C27). From
 * then on they cannot take it, decide on it, or see what is hidden in it; what they held goes to whoever stands in, and
 * what they asked a supervisor about it is withdrawn, for nobody answers them on it any more. Where
 * the case is joined or merged into another, the same holds there, as long as it is. Said again, the newer entry corrects the older
 * one and names another substitute. There is no way back; and whoever has stepped back sends nobody else after them.
 * A partner's people step back from a case that is shared with them like anybody. `owner_names`: whose it is then, the
 * owner says.
 */
export async function declareRecusal(
  staff: Staff,
  input: DeclareRecusal,
  at: Date = new Date(),
): Promise<DeclareRecusalResult> {
  const ofOthers = input.staffId !== staff.id;
  const may = authorise(staff, ofOthers ? "case:assign" : "case:claim");
  if (!may.ok) return may;
  const parsed = recusalSchema.safeParse(input);
  if (!parsed.success) return problems(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
  const declared = parsed.data;
  const found = await findCase(staff, declared.reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  const own = found.as === staff;
  if (own && ofOthers && declared.substituteId === "") return problems([["substituteId", "substitute_missing"]]);
  if (!own && declared.substituteId !== "") return problems([["substituteId", "owner_names"]]);
  try {
    return await inTransaction((tx) =>
      stepBack(tx, staff, { ...declared, reference: found.reference, caseId: found.id, own, at }),
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { ok: true };
  }
}

async function stepBack(tx: Tx, staff: Staff, declared: Declared): Promise<DeclareRecusalResult> {
  const { caseId, staffId, substituteId, ground, reason, at } = declared;
  await lockWithChain(tx, caseId);
  if (staffId !== staff.id && (await isRecused({ caseId, staffId: staff.id }, tx))) return RECUSED;
  const wrong = await problemWith(tx, staff, declared);
  if (wrong) return wrong;
  const onceKey = `${staff.id}:${declared.onceKey}`;
  const row = { caseId, staffId, declaredById: staff.id, ground, reason, substituteId: substituteId || null };
  await tx.recusal.create({ data: { ...row, at, onceKey }, select: { id: true } });
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { person: staffId, ground, ...(substituteId ? { substitute: substituteId } : {}) };
  await recordEvent(tx, { caseId, kind: "recused", actor, told: false, data: { ground }, at });
  await appendAudit(tx, { actor, action: "case.recused", subject: { kind: "case", id: caseId }, data, at });
  await withdrawQuestion(tx, staff, declared);
  await handOver(tx, staff, declared);
  await carryRecusals(tx, staff, { from: caseId, at });
  return { ok: true };
}

/** What they asked waits for no answer; whoever goes on with the case may ask anew. */
async function withdrawQuestion(tx: Tx, staff: Staff, { caseId, staffId, at }: Declared): Promise<void> {
  const data = { outcome: "withdrawn", closedById: staff.id, closedAt: at };
  const { count } = await tx.caseEscalation.updateMany({ where: { caseId, byId: staffId, closedAt: null }, data });
  if (count === 0) return;
  const change = { kind: "escalation_withdrawn", action: "case.escalation_withdrawn" } as const;
  await noteDeskChange(tx, staff, { caseId, ...change, data: { asked_by: staffId }, at });
}

/** What they held goes to whoever stands in, or back to everybody. */
async function handOver(tx: Tx, staff: Staff, { caseId, staffId, substituteId, at }: Declared): Promise<void> {
  await letGo(tx, caseId, staffId);
  const from = await openAssignment(tx, caseId);
  const theirs = from === null ? substituteId !== "" : from.toId === staffId;
  if (theirs) await writeAssignment(tx, staff, { caseId, from, to: substituteId || null, at });
}

/**
 * A person who has stepped back already may be named again: to correct the entry, or for another substitute. A partner
 * names its own people only, or its word would take the place of the owner's.
 */
async function problemWith(tx: Tx, staff: Staff, declared: Declared): Promise<DeclareRecusalResult | null> {
  const { reference, caseId, own, staffId, substituteId } = declared;
  const theirs = own || (await colleaguesAmong(staff, [staffId], tx)).has(staffId);
  if (!theirs) return problems([["staffId", "person_unknown"]]);
  const free = await colleaguesOf(staff, reference, tx);
  const back = await tx.recusal.findFirst({ where: { caseId, staffId }, select: { id: true } });
  if (!back && !free.some(({ id }) => id === staffId)) return problems([["staffId", "person_unknown"]]);
  const stands = substituteId === "" || (substituteId !== staffId && free.some(({ id }) => id === substituteId));
  return stands ? null : problems([["substituteId", "substitute_unknown"]]);
}

function problems(found: readonly (readonly [string, string])[]): DeclareRecusalResult {
  return { ok: false, reason: "fields", problems: Object.fromEntries(found) };
}
