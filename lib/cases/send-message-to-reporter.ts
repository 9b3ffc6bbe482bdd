import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { stopAnswerClocks } from "@/lib/cases/answer-clock";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { recordEvent } from "@/lib/cases/record-event";
import { type ReplyRef, recordReplyUse } from "@/lib/cases/replies/record-reply-use";
import { type ToldInput, toldSchema, unsayable } from "@/lib/cases/schema";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

export type SendMessageResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: "not_found" | "empty" | "too_long" | "unfilled" | "not_claimed" };

/** Writes to the reporter without deciding anything. Only for whoever holds the case. A second click changes nothing. */
export async function sendMessageToReporter(
  staff: Staff,
  input: ToldInput,
  at: Date = new Date(),
): Promise<SendMessageResult> {
  const may = authorise(staff, "message:send");
  if (!may.ok) return may;
  const parsed = toldSchema.safeParse(input);
  if (!parsed.success) {
    const reason = unsayable(parsed.error.issues);
    return { ok: false, reason: reason === "unreadable" ? "empty" : reason };
  }
  const found = await findCase(staff, parsed.data.reference, "message:send");
  if (!found) return { ok: false, reason: "not_found" };
  const { body, onceKey, reply } = parsed.data;
  try {
    return await inTransaction(async (tx) => {
      if (!(await holdClaim(tx, { caseId: found.id, staffId: staff.id, at })))
        return { ok: false, reason: "not_claimed" };
      await send(tx, { caseId: found.id, staffId: staff.id, body, onceKey, reply, at });
      return { ok: true };
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { ok: true };
  }
}

type Sending = {
  caseId: string;
  staffId: string;
  body: string;
  onceKey: string;
  reply?: ReplyRef | undefined;
  at: Date;
};

async function send(tx: Tx, { caseId, staffId, body, onceKey, reply, at }: Sending): Promise<void> {
  const message = { caseId, fromKind: "staff", staffId, body, sentAt: at, onceKey: `${staffId}:${onceKey}` };
  const { id: messageId } = await tx.message.create({ data: message, select: { id: true } });
  await recordReplyUse(tx, { messageId, staffId, reply });
  await tx.case.update({ where: { id: caseId }, data: { updatedAt: at }, select: { id: true } });
  await stopAnswerClocks(tx, caseId, at);
  const actor = { kind: "staff", id: staffId } as const;
  await recordEvent(tx, { caseId, kind: "message_to_reporter", actor, told: true, at });
  await notifyReporterLater(tx, { caseId, template: "news", at });
  const data = reply ? { reply: reply.templateId, version: reply.version } : {};
  await appendAudit(tx, { actor, action: "message.sent", subject: { kind: "case", id: caseId }, data, at });
}
