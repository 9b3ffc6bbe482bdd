import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";

/** Enough to fill in a form; the rest is read once it is evidence. */
const READ_AT_MOST = 6;

type Wanted = { draftId: string; fileId: string; at: Date };

/**
 * Has a picture read while its sender is still at the form, once the caller's transaction is committed. Apart from the
 * reading itself, which no page may load.
 */
export async function readDraftFileLater(tx: Tx, { draftId, fileId, at }: Wanted): Promise<void> {
  if ((await tx.draftReading.count({ where: { file: { draftId } } })) >= READ_AT_MOST) return;
  await tx.draftReading.create({ data: { draftFileId: fileId, askedAt: at }, select: { draftFileId: true } });
  await enqueue(tx, "read-draft-file", { fileId });
}
