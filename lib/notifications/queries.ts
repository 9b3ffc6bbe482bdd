import { db } from "@/lib/infra/db/client";

export type NoticeView = {
  id: string;
  template: string;
  channel: string;
  createdAt: Date;
  sentAt: Date | null;
  /** sent · waiting · no_sender (nothing is connected for this channel) · given_up (the address does not exist). */
  state: "sent" | "waiting" | "no_sender" | "given_up";
};

type Row = { channel: string; sentAt: Date | null; givenUpAt: Date | null };

function stateOf(row: Row): NoticeView["state"] {
  if (row.sentAt) return "sent";
  if (row.givenUpAt) return "given_up";
  return row.channel === "email" ? "waiting" : "no_sender";
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
