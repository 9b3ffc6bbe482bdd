import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { CHANNEL_OF_CONTACT, type NoticeTemplate } from "./notice";

type News = { caseId: string; template: NoticeTemplate; at: Date };

/**
 * Notes that the reporter should hear that there is news, in the transaction that makes the news. Does nothing for a
 * reporter who left no contact or wants no updates. The address stays sealed: it is copied, not read. A telephone
 * number waits in the list, as no sender of text messages is connected.
 */
export async function notifyReporterLater(tx: Tx, news: News): Promise<void> {
  const submission = await tx.submission.findUnique({
    where: { caseId: news.caseId },
    select: { locale: true, contactKind: true, sealedContact: true, updatesWanted: true },
  });
  const channel = CHANNEL_OF_CONTACT[submission?.contactKind ?? ""];
  if (!submission?.sealedContact || !submission.updatesWanted || !channel) return;
  const notice = await tx.notice.create({
    data: {
      caseId: news.caseId,
      template: news.template,
      locale: submission.locale,
      channel,
      sealedAddress: submission.sealedContact,
      createdAt: news.at,
    },
    select: { id: true },
  });
  if (channel === "email") await enqueue(tx, "send-notice", { noticeId: notice.id });
}
