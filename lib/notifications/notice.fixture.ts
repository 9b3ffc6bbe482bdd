import { randomUUID } from "node:crypto";
import { db, inTransaction } from "@/lib/infra/db/client";
import { sealContact } from "@/lib/infra/identity-vault";
import type { NoticeTemplate } from "./notice";
import { notifyReporterLater } from "./notify-reporter";

type Wishes = { kind?: "email" | "phone" | null; contact?: string; updates?: boolean; locale?: "zh" | "en" };

/** A case with a reporter who may be reached. Rows only: what opens real cases stands above this folder. */
export async function reachableReporter({ kind = "email", updates = true, locale = "zh", ...rest }: Wishes = {}) {
  const contact = rest.contact ?? `${randomUUID()}@reporter.test`;
  const at = new Date();
  const { id: caseId } = await db.case.create({
    data: {
      reference: `ZP-${randomUUID()}`,
      behaviour: "incentivised_review",
      platform: "taobao",
      shopName: "某某旗舰店",
      title: "好评返现卡",
      searchText: "",
      openedAt: at,
      updatedAt: at,
      submission: {
        create: { channel: "web", locale, facts: {}, receipt: "", receivedAt: at, updatesWanted: updates },
      },
    },
    select: { id: true },
  });
  if (kind) {
    const sealedContact = sealContact(caseId, contact);
    await db.submission.update({ where: { caseId }, data: { sealedContact, contactKind: kind } });
  }
  return { caseId, contact };
}

/** News for a reporter as a use case writes it. */
export async function writeNews(caseId: string, template: NoticeTemplate = "news", at = new Date()): Promise<void> {
  await inTransaction((tx) => notifyReporterLater(tx, { caseId, template, at }));
}

/** The notices of a case, oldest first. */
export function noticesOf(caseId: string) {
  return db.notice.findMany({ where: { caseId }, orderBy: { id: "asc" } });
}

/** Ids of the notices that a waiting job was written for. */
export async function jobsFor(noticeIds: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT data->>'noticeId' AS id FROM pgboss.job WHERE name = 'send-notice' AND data->>'noticeId' = ANY(${noticeIds})`;
  return rows.map(({ id }) => id);
}
