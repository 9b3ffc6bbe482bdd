import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import type { NoticeTemplate } from "./notice";

type News = { caseId: string; template: NoticeTemplate; at: Date };

/**
 * Notes that the reporter should hear that there is news, in the transaction that makes the news. Does nothing for a
 * reporter who left no e-mail address or wants no updates: text messages are not sent here. The address stays sealed:
 * it is copied, not read. Expects that the caller holds the case's row.
 */
export async function notifyReporterLater(tx: Tx, news: News): Promise<void> {
  const submission = await tx.submission.findUnique({
    where: { caseId: news.caseId },
    select: { locale: true, contactKind: true, sealedContact: true, updatesWanted: true },
  });
  if (!submission?.sealedContact || !submission.updatesWanted || submission.contactKind !== "email") return;
  const notice = await tx.notice.create({
    data: {
      caseId: news.caseId,
      template: news.template,
      locale: submission.locale,
      channel: "email",
      sealedAddress: submission.sealedContact,
      createdAt: news.at,
    },
    select: { id: true },
  });
  await enqueue(tx, "send-notice", { noticeId: notice.id });
}
