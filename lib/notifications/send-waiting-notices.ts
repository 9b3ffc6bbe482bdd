import { db } from "@/lib/infra/db/client";
import { isDatabaseAway } from "@/lib/infra/db/unavailable";
import { errorFacts, log } from "@/lib/infra/log/log";
import { MailNotSent, mailConfigured } from "@/lib/infra/mail/send-mail";
import { TOO_OLD_MS } from "./notice";
import { sendNoticeNow } from "./send-notice";

const HOUR = 3_600_000;
/** A fresh notice has its own job, which is given this long. */
const OWN_JOB = HOUR / 4;
const AT_ONCE = 500;

/**
 * Sends what no job is left for: notices written before there was a mail server, or whose job ran out of attempts while
 * the server was down. Stops at the first sign that the server is still away; one notice that cannot be sent for a
 * reason of its own keeps no other one waiting.
 * @returns how many were sent.
 */
export async function sendWaitingNotices(now: Date = new Date()): Promise<number> {
  if (!mailConfigured()) return 0;
  const waiting = await db.notice.findMany({
    where: {
      channel: "email",
      sentAt: null,
      givenUpAt: null,
      createdAt: { gt: new Date(now.getTime() - TOO_OLD_MS), lt: new Date(now.getTime() - OWN_JOB) },
    },
    // What failed before stands behind what was never tried.
    orderBy: [{ attempts: "asc" }, { createdAt: "asc" }],
    take: AT_ONCE,
    select: { id: true },
  });
  let sent = 0;
  for (const { id } of waiting) {
    try {
      if ((await sendNoticeNow({ noticeId: id })) === "sent") sent++;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      if (error instanceof MailNotSent && error.away) return sent;
      log.error({ error: errorFacts(error), noticeId: id }, "a notice cannot be sent");
    }
  }
  return sent;
}
