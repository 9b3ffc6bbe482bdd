import { makeSafeCopyLater } from "@/lib/evidence/make-safe-copy";
import { sealOriginalLater } from "@/lib/evidence/seal-original";
import { db, inTransaction } from "@/lib/infra/db/client";

/** Longer than any job that is still under way or about to be tried again. */
const PATIENCE_MS = 30 * 60_000;
const AT_ONCE = 200;

/**
 * Puts files back into the queue that were given up there: a scanner or a disk was away for longer than jobs are tried
 * again. Nothing stays without verdict, or unsealed, for good.
 * @returns how many.
 */
export async function finishEvidence(now = new Date()): Promise<number> {
  const rows = await db.evidence.findMany({
    where: { sealedKey: null, receivedAt: { lt: new Date(now.getTime() - PATIENCE_MS) } },
    orderBy: { receivedAt: "asc" },
    take: AT_ONCE,
    select: { id: true, copyVerdict: true },
  });
  await inTransaction(async (tx) => {
    for (const { id, copyVerdict } of rows) {
      if (copyVerdict === null) await makeSafeCopyLater(tx, id);
      else await sealOriginalLater(tx, id);
    }
  });
  return rows.length;
}
