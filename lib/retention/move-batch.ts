import { activeStaffWith } from "@/lib/access/active-staff";
import { restingApprovals } from "@/lib/access/resting-approvals";
import { holds, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { reopenErasure } from "@/lib/cases/data-requests/reopen-erasure";
import { lockCase } from "@/lib/cases/desk-change";
import { unreadable, writtenText } from "@/lib/cases/schema";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { type BatchMove, type BatchRefusal, batchRefusal } from "@/lib/retention/disposal-batch";
import { type FoundBatch, lockBatch } from "@/lib/retention/find-batch";

/** `version` is the batch's as the page showed it. */
export type MoveBatch = { id: string; move: Exclude<BatchMove, "change">; version: string; words: string };
export type MoveBatchResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: BatchRefusal | "not_found" | "stale" | "reviewer_may_not" | "too_new" }
  | { ok: false; reason: "words_missing" | "too_long" | "unreadable" };

type Moving = { batch: FoundBatch; move: MoveBatch["move"]; words: string; at: Date };

/**
 * Says that a batch was looked through; then, by somebody else, that it is to go, or that it is not. With the second
 * word the worker begins. Both people must still work here, and still hold the right, at that moment.
 */
export async function moveBatch(staff: Staff, input: MoveBatch, at: Date = new Date()): Promise<MoveBatchResult> {
  if (!holds(staff, "disposal:review") && !holds(staff, "disposal:approve")) {
    return { ok: false, reason: "not_permitted" };
  }
  const words = writtenText.safeParse(input.words);
  if (!words.success) return { ok: false, reason: unreadable(words.error.issues) };
  const { id, move } = input;
  if (move === "refuse" && words.data === "") return { ok: false, reason: "words_missing" };
  return inTransaction(async (tx): Promise<MoveBatchResult> => {
    const batch = await lockBatch(tx, staff, id);
    if (!batch) return { ok: false, reason: "not_found" };
    const refused = batchRefusal(batch, move, staff) ?? (await unfit(tx, staff, { batch, move, at }));
    if (refused) return { ok: false, reason: refused };
    if (`${batch.version}` !== input.version) return { ok: false, reason: "stale" };
    await write(tx, staff, { batch, move, words: words.data, at });
    return { ok: true };
  });
}

async function unfit(tx: Tx, staff: Staff, { batch, move, at }: Pick<Moving, "batch" | "move" | "at">) {
  const needed = move === "review" ? "disposal:review" : "disposal:approve";
  if (!(await activeStaffWith(needed, [staff.id], tx)).has(staff.id)) return "not_permitted" as const;
  const reviewer = batch.reviewedById;
  if (move !== "approve" || !reviewer) return null;
  if ((await restingApprovals(staff.id, at, tx)).includes(needed)) return "too_new" as const;
  const able = await activeStaffWith("disposal:review", [reviewer], tx);
  return able.has(reviewer) ? null : ("reviewer_may_not" as const);
}

async function write(tx: Tx, staff: Staff, { batch, move, words, at }: Moving): Promise<void> {
  const { id } = batch;
  const decided = { decidedById: staff.id, decidedAt: at, words };
  const data = {
    review: { reviewedById: staff.id, reviewedAt: at },
    approve: { decision: "approved", ...decided },
    refuse: { decision: "refused", ...decided },
  }[move];
  await tx.disposalBatch.update({ where: { id }, data, select: { id: true } });
  if (move === "approve") {
    await enqueue(tx, "carry-out-disposal", { batchId: id });
    await reopenKept(tx, staff, batch, at);
  }
  const action = ({ review: "reviewed", approve: "approved", refuse: "refused" } as const)[move];
  const items = batch.items.filter(({ takenOutAt }) => takenOutAt === null).length;
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: `disposal.${action}`,
    subject: { kind: "disposal", id },
    data: { number: batch.number, items, kept: batch.items.length - items },
    at,
  });
}

/** Two people keep for longer what was to go before its time: whoever asked for that learns that it stays. */
async function reopenKept(tx: Tx, { id }: Staff, { items }: FoundBatch, at: Date): Promise<void> {
  const kept = items.filter(({ takenOutAt, approvalId }) => takenOutAt !== null && approvalId !== null);
  const actor = { kind: "staff", id } as const;
  // All cases before the first entry in the audit record: whoever writes about one of them holds it and waits for a lane.
  for (const caseId of kept.map((one) => one.caseId).toSorted()) await lockCase(tx, caseId);
  for (const { caseId, takenOutReason } of kept) {
    await reopenErasure(tx, { caseId, because: "kept", words: takenOutReason ?? "", actor, at });
  }
}
