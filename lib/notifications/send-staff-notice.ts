import { db } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { MailNotSent, mailConfigured, sendMail } from "@/lib/infra/mail/send-mail";
import type { NoticeSent } from "./send-notice";
import { isStaffTemplate, STAFF_NEWS_MS, staffMailWords } from "./staff-notice";

type Waiting = { template: string; created_at: Date; email: string; disabled_at: Date | null };

/** Longer than the mail server is given to answer, so that the lock is not lost while it thinks. */
const LOCK_MS = 30_000;

/**
 * Sends a mail to somebody of staff once, however often it is asked to; under one Message-ID, so that a mail which was
 * taken just before this process died shows once. Who has left meanwhile, and what is no news any more, gets none.
 * @throws {MailNotSent} when trying again later may help.
 */
export async function sendStaffNoticeNow(job: { noticeId: string }, now: Date = new Date()): Promise<NoticeSent> {
  try {
    return await sendUnderLock(job.noticeId, now);
  } catch (error) {
    if (!(error instanceof MailNotSent)) throw error;
    const givenUpAt = error.final ? now : null;
    await db.staffNotice.updateMany({
      where: { id: job.noticeId, sentAt: null },
      data: { lastError: error.code, givenUpAt },
    });
    if (!error.final) throw error;
    return "given_up";
  }
}

function sendUnderLock(id: string, now: Date): Promise<NoticeSent> {
  return db.$transaction(
    async (tx) => {
      const [notice] = await tx.$queryRaw<Waiting[]>`
        SELECT n.template, n.created_at, s.email, s.disabled_at FROM staff_notice n JOIN staff s ON s.id = n.staff_id
        WHERE n.id = ${id}::uuid AND n.sent_at IS NULL AND n.given_up_at IS NULL FOR UPDATE OF n SKIP LOCKED`;
      if (!notice || !isStaffTemplate(notice.template)) return "not_waiting";
      const stale = now.getTime() - notice.created_at.getTime() > STAFF_NEWS_MS;
      if (stale || notice.disabled_at) {
        await tx.staffNotice.update({ where: { id }, data: { givenUpAt: now }, select: { id: true } });
        return "given_up";
      }
      if (!mailConfigured()) return "waits";
      await sendMail({ id, to: notice.email, ...staffMailWords(notice.template, settings().staffOrigin) });
      await tx.staffNotice.update({ where: { id }, data: { sentAt: now, lastError: null }, select: { id: true } });
      return "sent";
    },
    { timeout: LOCK_MS, maxWait: 5_000 },
  );
}
