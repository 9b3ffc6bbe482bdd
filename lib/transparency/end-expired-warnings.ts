import { appendAudit } from "@/lib/audit/append-entry";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { db, inTransaction } from "@/lib/infra/db/client";
import { EXPIRED } from "@/lib/transparency/publication";

const AT_ONCE = 100;

/**
 * Ends published warnings whose last day is over, so that new reports about a shop can lead to a new one. The public page
 * asks for the day itself and does not wait for this. Safe to repeat.
 * @returns how many were ended.
 */
export async function endExpiredWarnings(now: Date = new Date()): Promise<number> {
  const over = await db.consumerWarning.findMany({
    where: { state: "published", expiresOn: { lt: shanghaiDate(now) } },
    take: AT_ONCE,
    select: { id: true, version: true },
  });
  let ended = 0;
  for (const { id, version } of over) {
    ended += await inTransaction(async (tx) => {
      const { count } = await tx.consumerWarning.updateMany({
        where: { id, version, state: "published" },
        data: { state: "withdrawn", withdrawnAt: now, withdrawnBecause: EXPIRED, version: version + 1 },
      });
      if (count === 0) return 0;
      const said = { actor: { kind: "system" }, action: "warning.expired" } as const;
      await appendAudit(tx, { ...said, subject: { kind: "warning", id }, at: now });
      return 1;
    });
  }
  return ended;
}
