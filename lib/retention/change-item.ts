import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { writtenText } from "@/lib/cases/schema";
import { addMonths, endOfShanghaiDay, shanghaiDate } from "@/lib/clocks/plain-date";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { type BatchRefusal, batchRefusal } from "@/lib/retention/disposal-batch";
import { type FoundBatch, lockBatch } from "@/lib/retention/find-batch";

/** For how many months something may be kept for longer; then it is looked at again. */
export const KEEP_MONTHS = ["6", "12", "36"] as const;

const keepSchema = z.object({
  months: z.enum(KEEP_MONTHS, "months_missing").transform(Number),
  reason: writtenText.refine((text) => text !== "", { error: "reason_missing" }),
});
export type KeepField = "months" | "reason";
export type ChangeItem =
  | { batch: string; item: string; months: string; reason: string }
  | { batch: string; item: string };
export type ChangeItemResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: BatchRefusal | "not_found" }
  | { ok: false; reason: "fields"; problems: Partial<Record<KeepField, string>> };

type Kept = z.output<typeof keepSchema> | null;

/**
 * Takes an item out of a batch, to be kept for longer, with a reason; or puts it back. It counts once a second person
 * has approved the batch as it was reviewed (C18, SEC-09).
 */
export async function changeItem(staff: Staff, input: ChangeItem, at: Date = new Date()): Promise<ChangeItemResult> {
  const may = authorise(staff, "disposal:review");
  if (!may.ok) return may;
  const parsed = "reason" in input ? keepSchema.safeParse(input) : null;
  if (parsed && !parsed.success) {
    const problems = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { ok: false, reason: "fields", problems };
  }
  return inTransaction(async (tx): Promise<ChangeItemResult> => {
    const batch = await lockBatch(tx, staff, input.batch);
    const item = batch?.items.find(({ id }) => id === input.item);
    if (!batch || !item) return { ok: false, reason: "not_found" };
    const refused = batchRefusal(batch, "change", staff);
    if (refused) return { ok: false, reason: refused };
    await change(tx, staff, { batch, item, kept: parsed?.data ?? null, at });
    return { ok: true };
  });
}

type Changing = { batch: FoundBatch; item: FoundBatch["items"][number]; kept: Kept; at: Date };

async function change(tx: Tx, staff: Staff, { batch, item, kept, at }: Changing): Promise<void> {
  const keepUntil = kept && endOfShanghaiDay(addMonths(shanghaiDate(at), kept.months));
  const out = kept
    ? { takenOutById: staff.id, takenOutAt: at, takenOutReason: kept.reason, keepUntil }
    : { takenOutById: null, takenOutAt: null, takenOutReason: null, keepUntil: null };
  await tx.disposalItem.update({ where: { id: item.id }, data: out, select: { id: true } });
  await tx.disposalBatch.update({ where: { id: batch.id }, data: { version: { increment: 1 } }, select: { id: true } });
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: kept ? "disposal.item_kept" : "disposal.item_put_back",
    subject: { kind: "disposal", id: batch.id },
    data: { caseId: item.caseId, kind: item.kind, months: kept?.months },
    at,
  });
}
