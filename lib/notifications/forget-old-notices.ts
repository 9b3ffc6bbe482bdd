import { db } from "@/lib/infra/db/client";
import { TOO_OLD_MS } from "@/lib/notifications/notice";

/**
 * Gives up notices that will never be sent, so that their addresses do not lie about: news of two months ago, and what
 * was written for text messages.
 * @returns how many were given up.
 */
export async function forgetOldNotices(now: Date = new Date()): Promise<number> {
  const { count } = await db.notice.updateMany({
    where: {
      sentAt: null,
      givenUpAt: null,
      OR: [{ createdAt: { lte: new Date(now.getTime() - TOO_OLD_MS) } }, { channel: { not: "email" } }],
    },
    data: { givenUpAt: now, sealedAddress: new Uint8Array(0) },
  });
  return count;
}
