import { db } from "@/lib/infra/db/client";

export type NoticeView = {
  id: string;
  template: string;
  channel: string;
  createdAt: Date;
  sentAt: Date | null;
  /** given_up: the address does not exist, was taken back, or the news is too old. */
  state: "sent" | "waiting" | "given_up";
};

type Row = { sentAt: Date | null; givenUpAt: Date | null };

function stateOf(row: Row): NoticeView["state"] {
  if (row.sentAt) return "sent";
  return row.givenUpAt ? "given_up" : "waiting";
}

/** What was, or should have been, sent to the reporter of a case; newest first, without any address. */
export async function noticesOfCase(caseId: string): Promise<NoticeView[]> {
  const rows = await db.notice.findMany({
    where: { caseId },
    orderBy: { id: "desc" },
    take: 50,
    select: { id: true, template: true, channel: true, createdAt: true, sentAt: true, givenUpAt: true },
  });
  return rows.map(({ givenUpAt, ...row }) => ({ ...row, state: stateOf({ ...row, givenUpAt }) }));
}
