import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { type MoneyField, type MoneyInput, type MoneyRequest, moneySchema } from "@/lib/cases/money/money-input";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

export type RecordMoneyResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "fields"; problems: Partial<Record<MoneyField, string>> };

/**
 * Records what is known of the money in a case, from–to, with its source. Entries are added, never changed: a newer one
 * corrects an older one or strikes it out, and `stale` says that somebody else has done so already. Needs no claim:
 * whoever checks the case writes down what they found. A second click writes nothing.
 */
export async function recordMoney(
  staff: Staff,
  { reference, ...input }: MoneyInput & { reference: string },
  at: Date = new Date(),
): Promise<RecordMoneyResult> {
  const may = authorise(staff, "case:decide:triage");
  if (!may.ok) return may;
  const parsed = moneySchema.safeParse(input);
  if (!parsed.success) {
    return problems(parsed.error.issues.map(({ path, message }) => [String(path[0]), message] as const));
  }
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const entry = { ...parsed.data, caseId: found.id, at };
  try {
    return await inTransaction((tx) => writeEntry(tx, staff, entry));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { ok: true };
  }
}

type Entry = MoneyRequest & { caseId: string; at: Date };

async function writeEntry(tx: Tx, staff: Staff, entry: Entry): Promise<RecordMoneyResult> {
  const { caseId, kind, low, high, from, to, evidenceId, source, corrects, strike, at } = entry;
  await lockCase(tx, caseId);
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  const onceKey = `${staff.id}:${entry.onceKey}`;
  if (await tx.moneyEntry.findUnique({ where: { onceKey }, select: { id: true } })) return { ok: true };
  const wrong = await problemWith(tx, entry);
  if (wrong) return wrong;
  await holdClaim(tx, { caseId, staffId: staff.id, at });
  const days = { fromDay: from, toDay: to };
  const what = { caseId, kind, low, high, ...days, evidenceId, source, correctsId: corrects, struckOut: strike };
  const { id } = await tx.moneyEntry.create({
    data: { ...what, recordedById: staff.id, at, onceKey },
    select: { id: true },
  });
  const actor = { kind: "staff", id: staff.id } as const;
  await recordEvent(tx, { caseId, kind: "money_recorded", actor, told: false, data: { kind }, at });
  const data = { entry: id, kind, low, high, ...(corrects ? { corrects, strike } : {}) };
  await appendAudit(tx, { actor, action: "case.money_recorded", subject: { kind: "case", id: caseId }, data, at });
  return { ok: true };
}

async function problemWith(tx: Tx, { caseId, kind, evidenceId, corrects }: Entry): Promise<RecordMoneyResult | null> {
  const file = evidenceId && (await tx.evidence.findFirst({ where: { id: evidenceId, caseId }, select: { id: true } }));
  if (evidenceId && !file) return problems([["evidenceId", "evidence_unknown"]]);
  if (!corrects) return null;
  const older = await tx.moneyEntry.findFirst({
    where: { id: corrects, caseId, kind, struckOut: false, correctedBy: null },
    select: { id: true },
  });
  return older ? null : problems([["corrects", "stale"]]);
}

function problems(found: readonly (readonly [string, string])[]): RecordMoneyResult {
  return { ok: false, reason: "fields", problems: Object.fromEntries(found) };
}
