import { z } from "zod";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { recordEvent } from "@/lib/cases/record-event";
import { writtenText } from "@/lib/cases/schema";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

const LONGEST = 100;
const typed = z.object({
  label: writtenText
    .refine((text) => text !== "", { error: "label_missing" })
    .refine((text) => text.length <= LONGEST, { error: "too_long" }),
  completedOn: z.iso
    .date({ error: "not_a_date", abort: true })
    .refine((day) => day <= shanghaiDate(new Date()), { error: "in_future" }),
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});

export type TransactionField = "label" | "completedOn";
export type RecordTransaction = { reference: string; label: string; completedOn: string; onceKey: string };
export type RecordTransactionResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "fields"; problems: Partial<Record<TransactionField, string>> };

/** Records a transaction by the day it was completed, so that its records are asked for in time. Once a click. */
export async function recordTransaction(
  staff: Staff,
  { reference, ...input }: RecordTransaction,
  at: Date = new Date(),
): Promise<RecordTransactionResult> {
  const may = authorise(staff, "case:decide:triage");
  if (!may.ok) return may;
  const parsed = typed.safeParse(input);
  if (!parsed.success) {
    const problems = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { ok: false, reason: "fields", problems };
  }
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  try {
    return await inTransaction((tx) => write(tx, staff, { ...parsed.data, caseId: found.id, at }));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { ok: true };
  }
}

type Row = z.output<typeof typed> & { caseId: string; at: Date };

async function write(tx: Tx, staff: Staff, { onceKey, ...row }: Row): Promise<RecordTransactionResult> {
  const { caseId, completedOn, at } = row;
  await lockCase(tx, caseId);
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  const data = { ...row, recordedById: staff.id, onceKey: `${staff.id}:${onceKey}` };
  const { id } = await tx.caseTransaction.create({ data, select: { id: true } });
  const actor = { kind: "staff", id: staff.id } as const;
  await recordEvent(tx, { caseId, kind: "transaction_recorded", actor, told: false, at });
  const subject = { kind: "case", id: caseId } as const;
  const audited = { transaction: id, completedOn };
  await appendAudit(tx, { actor, action: "case.transaction_recorded", subject, data: audited, at });
  return { ok: true };
}
