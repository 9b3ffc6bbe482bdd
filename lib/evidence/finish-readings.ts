import { readEvidenceLater } from "@/lib/evidence/read-evidence-later";
import { db, inTransaction } from "@/lib/infra/db/client";

/** Longer than any job that is still under way or about to be tried again. */
const PATIENCE_MS = 30 * 60_000;
const AT_ONCE = 100;

/**
 * Puts pictures into the queue that nobody has read: from before there was a reader, or given up there.
 * @returns how many.
 */
export async function finishReadings(now = new Date()): Promise<number> {
  const rows = await db.evidence.findMany({
    where: { copyVerdict: "ready", reading: null, receivedAt: { lt: new Date(now.getTime() - PATIENCE_MS) } },
    orderBy: { receivedAt: "asc" },
    take: AT_ONCE,
    select: { id: true },
  });
  await inTransaction(async (tx) => {
    for (const { id } of rows) await readEvidenceLater(tx, id);
  });
  return rows.length;
}
