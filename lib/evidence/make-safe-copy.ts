import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import type { CopyVerdict } from "@/lib/evidence/copy-verdict";
import { decode } from "@/lib/evidence/decoder/decode";
import { readEvidenceLater } from "@/lib/evidence/read-evidence-later";
import { sealOriginalLater } from "@/lib/evidence/seal-original";
import { sha256Of } from "@/lib/evidence/tally";
import { type Scan, scanStream } from "@/lib/infra/clamd/scan-stream";
import type { Json } from "@/lib/infra/crypto/canonical-json";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { enqueue } from "@/lib/infra/queue/queue";
import { putBlob, removeBlob, streamBlob, withBlobFile } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";

/** Has a working copy made once the caller's transaction is committed. */
export async function makeSafeCopyLater(tx: Tx, evidenceId: string): Promise<void> {
  await enqueue(tx, "make-safe-copy", { evidenceId });
}

type Original = { id: string; caseId: string; sha256: string; storageKey: string; mime: string };
type Made = CopyVerdict & { workingCopyKey?: string; thumbnailKey?: string };

/**
 * Has the file scanned, where a scanner is named, and drawn anew from its pixels, upright and without notes: what staff
 * look at. What cannot be drawn, or must not be shown, gets a verdict that says why; then the original is sealed. Run
 * twice, it does nothing the second time.
 * @throws {Error} when the scanner does not answer or no decoder starts: the file stays without verdict and is tried again.
 */
export async function makeSafeCopyNow({ evidenceId }: { evidenceId: string }, at = new Date()): Promise<void> {
  const select = { id: true, caseId: true, sha256: true, storageKey: true, mime: true } as const;
  const where = { id: evidenceId, copyVerdict: null };
  const original = await db.evidence.findFirst({ where, select });
  if (!original) return;
  const scan = (await isReleased(original)) ? null : await scanned(original);
  const made = { ...(await copied(original)), ...held(scan) };
  const won = await inTransaction((tx) => conclude(tx, { original, made, scan, at }));
  if (won) return;
  for (const key of [made.workingCopyKey, made.thumbnailKey]) if (key) await removeBlob(key);
}

/** Whether a person has decided that it is to be shown whatever the scanner says, or does not say. */
async function isReleased({ id: evidenceId }: Original): Promise<boolean> {
  const order = { id: "desc" } as const;
  const last = await db.heldDecision.findFirst({ where: { evidenceId }, orderBy: order, select: { decision: true } });
  return last?.decision === "show";
}

async function scanned({ storageKey }: Original): Promise<Scan | null> {
  const { clamdSocket } = settings();
  if (!clamdSocket) return null;
  const scan = await scanStream(clamdSocket, streamBlob(storageKey));
  if (scan.verdict === "not_scanned" && scan.reason === "unavailable") throw new Error("the scanner does not answer");
  return scan;
}

/**
 * Whatever the scanner did not call clean is for a person to decide about. Its copy is drawn all the same, and shown to
 * nobody: once the original is sealed there is nothing left here to draw from.
 */
function held(scan: Scan | null): CopyVerdict | null {
  if (scan === null || scan.verdict === "clean") return null;
  return { copyVerdict: "held", copyReason: scan.verdict };
}

async function copied({ storageKey, mime }: Original): Promise<Made> {
  const drawn = await withBlobFile(storageKey, (path) => decode({ work: "copy", path, mime }));
  if (!drawn.ok) return { copyVerdict: "cannot_preview", copyReason: drawn.reason };
  const [workingCopyKey, thumbnailKey] = [await stored(drawn.copy), await stored(drawn.thumbnail)];
  if (!workingCopyKey) throw new Error("the decoder drew nothing");
  return { copyVerdict: "ready", workingCopyKey, ...(thumbnailKey ? { thumbnailKey } : {}) };
}

async function stored(picture: Uint8Array | null): Promise<string | null> {
  if (!picture) return null;
  const key = newStorageKey();
  await putBlob(key, [picture]);
  return key;
}

type Conclusion = { original: Original; made: Made; scan: Scan | null; at: Date };

/** Of two workers at the same file, the second one's copy goes. */
async function conclude(tx: Tx, { original, made, scan, at }: Conclusion): Promise<boolean> {
  const { id, caseId, sha256 } = original;
  const { count } = await tx.evidence.updateMany({ where: { id, copyVerdict: null }, data: made });
  if (count === 0) return false;
  await sealOriginalLater(tx, id);
  if (made.copyVerdict === "ready") await readEvidenceLater(tx, id);
  const subject = { kind: "evidence", id } as const;
  const entry = (action: AuditAction, data: { [key: string]: Json | undefined }) => {
    return { actor: { kind: "system" }, action, subject, data: { caseId, sha256, ...data }, at } as const;
  };
  const { workingCopyKey, thumbnailKey, copyVerdict: verdict } = made;
  const copySha256 = workingCopyKey ? await sha256Of(streamBlob(workingCopyKey)) : undefined;
  const reason = made.copyVerdict === "ready" ? undefined : made.copyReason;
  await appendAudit(tx, [
    ...(scan ? [entry("evidence.scanned", scan)] : []),
    ...(thumbnailKey ? [entry("evidence.thumbnailed", {})] : []),
    entry("evidence.copied", { verdict, reason, copySha256 }),
  ]);
  return true;
}
