import type { MaskedBlobs } from "@/lib/evidence/masking/draw-masked";
import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";

export type MaskedVersion = { copyKey: string; thumbnailKey: string; version: number } | null;
export type KeepMaskedCopy = { evidenceId: string; before: MaskedVersion; drawn: MaskedBlobs; at: Date };

/**
 * Puts a newly drawn masked copy in the place of the one it was made after, and has that one's bytes removed.
 * @returns false when another one is there by now; then nothing was written.
 */
export async function keepMaskedCopy(tx: Tx, { evidenceId, before, drawn, at }: KeepMaskedCopy): Promise<boolean> {
  const { copyKey, thumbnailKey } = drawn;
  if (!before) {
    const data = [{ evidenceId, copyKey, thumbnailKey, version: 1, madeAt: at }];
    return (await tx.maskedCopy.createMany({ data, skipDuplicates: true })).count === 1;
  }
  const { count } = await tx.maskedCopy.updateMany({
    where: { evidenceId, version: before.version, burntAt: null },
    data: { copyKey, thumbnailKey, version: before.version + 1, madeAt: at },
  });
  if (count === 1) await enqueue(tx, "discard-blobs", { keys: [before.copyKey, before.thumbnailKey] });
  return count === 1;
}

/** Lets nobody else change the masks of this file until the transaction ends: boxes and the picture drawn with them must agree. */
export async function lockMasks(tx: Tx, evidenceId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${evidenceId}, 0))`;
}
