import { appendAudit } from "@/lib/audit/append-entry";
import { hearInMain } from "@/lib/cases/co-reporters/hear-in-main";
import { lockWithMain } from "@/lib/cases/co-reporters/lock-with-main";
import { recordEvent } from "@/lib/cases/record-event";
import { noteReporterWrote } from "@/lib/cases/reporter-writing";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import type { CaseSession } from "@/lib/reports/case-session";
import type { NewMessage } from "@/lib/reports/message-schema";
import { ownWords } from "@/lib/reports/without-contact";

export type SendMessageResult = { ok: true } | { ok: false; reason: "too_many"; retryAfterSeconds: number };

const PACE = { limit: 30, windowSeconds: 600 } as const;

/** Writes to the office. The second click of a double click finds its message there and writes nothing. */
export async function sendMessage(
  session: CaseSession,
  message: NewMessage,
  at: Date = new Date(),
): Promise<SendMessageResult> {
  const ticket = await takeTicket("message", session.caseId, PACE);
  if (!ticket.ok) return { ok: false, reason: "too_many", retryAfterSeconds: ticket.retryAfterSeconds };
  await inTransaction((tx) => writeOnce(tx, session.caseId, { ...message, at }));
  return { ok: true };
}

async function writeOnce(tx: Tx, caseId: string, { onceKey, at, ...said }: NewMessage & { at: Date }): Promise<void> {
  const body = await ownWords(caseId, said.body, tx);
  const main = await lockWithMain(tx, caseId);
  await tx.case.update({ where: { id: caseId }, data: { updatedAt: at }, select: { id: true } });
  const written = await tx.message.createMany({
    data: [{ caseId, fromKind: "reporter", body, sentAt: at, onceKey: `reporter:${caseId}:${onceKey}` }],
    skipDuplicates: true,
  });
  if (written.count === 0) return;
  const actor = { kind: "reporter" } as const;
  // The thread shows it; a line in the timeline as well would say it twice.
  await recordEvent(tx, { caseId, kind: "message_from_reporter", actor, told: false, at });
  if (main) await hearInMain(tx, main, { caseId, came: "message", at });
  await noteReporterWrote(tx, caseId, at);
  await appendAudit(tx, { actor, action: "report.message_sent", subject: { kind: "case", id: caseId }, at });
}
