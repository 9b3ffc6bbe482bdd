import { db, type Prisma } from "@/lib/infra/db/client";
import { isDatabaseAway } from "@/lib/infra/db/unavailable";
import { settings } from "@/lib/infra/env";
import { openContact } from "@/lib/infra/identity-vault";
import { MailNotSent, mailConfigured, sendMail } from "@/lib/infra/mail/send-mail";
import { isNoticeTemplate, mailWords } from "./notice";

export type NoticeSent = "sent" | "not_waiting" | "waits" | "given_up";

type Waiting = {
  id: string;
  case_id: string;
  template: string;
  locale: string;
  channel: string;
  sealed_address: Buffer;
  /** Whether this is still the address that its reporter wants to hear at. */
  wanted: boolean;
};

/** Longer than the mail server is given to answer, so that the lock is not lost while it thinks. */
const LOCK_MS = 30_000;
const NOTHING = new Uint8Array(0);

function givenUp() {
  return { givenUpAt: new Date(), sealedAddress: NOTHING };
}

async function deliver(notice: Waiting): Promise<void> {
  if (!isNoticeTemplate(notice.template)) throw new Error("no such notice");
  const address = openContact(notice.case_id, notice.sealed_address);
  const words = mailWords(notice.template, notice.locale, settings().publicOrigin);
  await sendMail({ id: notice.id, to: address, ...words });
}

/** The row stays locked while the mail server is spoken to: a second worker finds it taken and leaves it alone. */
function sendUnderLock(noticeId: string): Promise<NoticeSent> {
  return db.$transaction(
    async (tx) => {
      const [notice] = await tx.$queryRaw<Waiting[]>`
        SELECT id, case_id, template, locale, channel, sealed_address,
               EXISTS (SELECT FROM submission s WHERE s.case_id = notice.case_id AND s.updates_wanted
                       AND s.sealed_contact = notice.sealed_address) AS wanted FROM notice
        WHERE id = ${noticeId}::uuid AND sent_at IS NULL AND given_up_at IS NULL FOR UPDATE SKIP LOCKED`;
      if (!notice) return "not_waiting";
      if (!notice.wanted) {
        await tx.notice.updateMany({ where: { id: noticeId }, data: givenUp() });
        return "given_up";
      }
      if (notice.channel !== "email" || !mailConfigured()) return "waits";
      await deliver(notice);
      await tx.notice.updateMany({
        where: { id: noticeId, sentAt: null },
        // The address is forgotten with the sending.
        data: { sentAt: new Date(), sealedAddress: NOTHING, attempts: { increment: 1 }, lastError: null },
      });
      return "sent";
    },
    { timeout: LOCK_MS, maxWait: 5_000 },
  );
}

/**
 * Sends a notice once, however often it is asked to. A mail that the server took just before this process was killed
 * is sent again under the same Message-ID, so the mailbox shows one (REL-07). Without a mail server, and for channels
 * without a sender, it waits; an address that its reporter has taken back since is given up.
 * @throws {MailNotSent} when trying again later may help.
 */
export async function sendNoticeNow({ noticeId }: { noticeId: string }): Promise<NoticeSent> {
  try {
    return await sendUnderLock(noticeId);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const told = error instanceof MailNotSent ? error : null;
    await db.notice.updateMany({
      where: { id: noticeId, sentAt: null },
      data: {
        attempts: { increment: 1 },
        lastError: told?.code ?? "not_readable",
        ...(told?.final ? givenUp() : {}),
      } satisfies Prisma.NoticeUpdateManyMutationInput,
    });
    if (!told?.final) throw error;
    return "given_up";
  }
}
