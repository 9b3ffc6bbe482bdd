import { makeCopy, readPicture } from "@/lib/evidence/picture";
import { isPicture } from "@/lib/evidence/upload-slot";
import { db, type Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { newStorageKey, putBlob, removeBlob, withBlobFile } from "@/lib/infra/storage/storage";

/** Has a working copy made once the caller's transaction is committed. */
export async function makeSafeCopyLater(tx: Tx, evidenceId: string): Promise<void> {
  await enqueue(tx, "make-safe-copy", { evidenceId });
}

/**
 * Draws the picture anew from its pixels, upright and without notes: what staff look at. A document, or a picture that
 * no longer decodes, gets the verdict that there is no copy, and why. Run twice, it does nothing the second time.
 */
export async function makeSafeCopyNow({ evidenceId }: { evidenceId: string }): Promise<void> {
  const select = { storageKey: true, mime: true, copyVerdict: true } as const;
  const original = await db.evidence.findUnique({ where: { id: evidenceId }, select });
  if (!original || original.copyVerdict !== null) return;
  if (!isPicture(original.mime)) return conclude(evidenceId, { copyVerdict: "cannot_preview", copyReason: "pdf" });
  const copy = await withBlobFile(original.storageKey, drawn);
  if (!copy.ok) return conclude(evidenceId, { copyVerdict: "cannot_preview", copyReason: "damaged" });
  const workingCopyKey = newStorageKey();
  await putBlob(workingCopyKey, [copy.value]);
  await conclude(evidenceId, { copyVerdict: "ready", workingCopyKey });
}

async function drawn(path: string) {
  const picture = await readPicture(path);
  return picture.ok ? makeCopy(path, picture.value) : picture;
}

type Verdict =
  | { copyVerdict: "ready"; workingCopyKey: string }
  | { copyVerdict: "cannot_preview"; copyReason: "pdf" | "damaged" };

/** Of two workers at the same file, the second one's copy goes. */
async function conclude(id: string, verdict: Verdict): Promise<void> {
  const { count } = await db.evidence.updateMany({ where: { id, copyVerdict: null }, data: verdict });
  if (count === 0 && verdict.copyVerdict === "ready") await removeBlob(verdict.workingCopyKey);
}
