import { db, isDuplicate } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { fetchStamp } from "@/lib/infra/timestamp/time-stamp";

/** An authority that was away for a day is caught up with in a few runs. */
const AT_ONCE = 20;

/**
 * Has the checkpoints that carry no stamp yet stamped by the configured authority; each note stands for all entries that
 * it covers, so the cost does not grow with the work of the day (EVD-03). Without an authority nothing happens.
 * @returns how many were stamped. @throws {Error} when the authority fails; the job is tried again.
 */
export async function stampCheckpoints(): Promise<number> {
  const authority = settings().timestampUrl;
  if (!authority) return 0;
  const waiting = await db.auditCheckpoint.findMany({
    where: { stamps: { none: { authority } } },
    orderBy: { number: "asc" },
    take: AT_ONCE,
    select: { number: true, note: true },
  });
  for (const { number, note } of waiting) {
    const { token, at } = await fetchStamp(authority, Buffer.from(note, "utf8"));
    const data = { number, authority, token: new Uint8Array(token), stampedAt: at };
    await db.auditStamp.create({ data }).catch((error) => {
      if (!isDuplicate(error)) throw error; // another worker was quicker
    });
  }
  return waiting.length;
}
