import { appendAudit } from "@/lib/audit/append-entry";
import type { EventActor } from "@/lib/cases/case-event";
import type { ReopenedBecause } from "@/lib/cases/data-requests/data-request";
import { recordEvent } from "@/lib/cases/record-event";
import type { Tx } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

type Reopening = {
  caseId: string;
  because: ReopenedBecause;
  /** What whoever did not agree wrote; staff read it. */
  words: string;
  actor: EventActor;
  /** The caller has asked, under the lock, and knows that no word of two people holds any more. */
  settled?: true;
  at: Date;
};

/**
 * Opens a reporter's wish for deletion again where it was granted and does not come: nobody is left with a promise that
 * nobody keeps (个人信息保护法 arts. 47, 50). The grant stays as it was answered; what waits is a row of its own whose
 * period runs from the day the reporter asked, or the wish that they have sent since. Does nothing where none was granted,
 * or where deletion still waits for a second person or has their word. Expects that the caller holds the case's row.
 * @returns whether one was opened again.
 */
export async function reopenErasure(tx: Tx, reopening: Reopening): Promise<boolean> {
  const { caseId, because, words, actor, settled, at } = reopening;
  const granted = await grantedErasure(tx, caseId);
  if (!granted) return false;
  const agreed = because === "kept" || because === "moved_on"; // to which the second person's yes leads no more
  if (!settled && !agreed && (await stillComes(tx, caseId, { since: granted.answeredAt, at }))) return false;
  await tx.$executeRaw`SELECT reopen_erasure(${granted.id}::uuid, ${at}, ${because}, ${words})`;
  await recordEvent(tx, { caseId, kind: "data_request_reopened", actor, told: true, data: { ground: because }, at });
  await notifyReporterLater(tx, { caseId, template: "news", at });
  const subject = { kind: "case", id: caseId } as const;
  await appendAudit(tx, { actor, action: "data.reopened", subject, data: { request: granted.id, because }, at });
  return true;
}

/** The last deletion that was granted and not opened again since. */
async function grantedErasure(tx: Tx, caseId: string) {
  const last = await tx.dataRequest.findFirst({
    where: { caseId, kind: "erasure", outcome: "granted", answeredAt: { not: null } },
    orderBy: { answeredAt: "desc" },
    select: { id: true, answeredAt: true },
  });
  if (!last?.answeredAt) return null;
  const reopened = await tx.dataRequest.count({ where: { caseId, reopenedAt: { gte: last.answeredAt } } });
  return reopened > 0 ? null : { id: last.id, answeredAt: last.answeredAt };
}

async function stillComes(tx: Tx, caseId: string, { since, at }: { since: Date; at: Date }): Promise<boolean> {
  const waits = { decision: null, lapsesAt: { gt: at } };
  const agreed = { decision: "approved", decidedAt: { gte: since } };
  const where = { caseId, act: "early_disposal", OR: [waits, agreed] };
  return (await tx.approvalRequest.count({ where })) > 0;
}
