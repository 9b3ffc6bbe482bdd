import { Readable } from "node:stream";
import { Encrypter } from "age-encryption";
import { appendAudit } from "@/lib/audit/append-entry";
import { sha256Of, Tally } from "@/lib/evidence/tally";
import { custodianRecipient } from "@/lib/infra/custodian";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { putBlob, removeBlob, streamBlob } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";

/** Has the original sealed once the caller's transaction is committed. */
export async function sealOriginalLater(tx: Tx, evidenceId: string): Promise<void> {
  await enqueue(tx, "seal-original", { evidenceId });
}

type Original = { id: string; caseId: string; sha256: string; bytes: number; storageKey: string };

/**
 * Encrypts the original to the custodian as an age file, and only when that one stands on the disk and in the record
 * removes the bytes as they came: a process killed at any point leaves the one or the other (EVD-01). Does nothing
 * before the worker has looked at the file; run twice, it only finishes what the first run left.
 * @throws {Error} when the stored bytes are no longer those that were received: then nothing is sealed or removed.
 */
export async function sealOriginalNow({ evidenceId }: { evidenceId: string }, at = new Date()): Promise<void> {
  const select = { id: true, caseId: true, sha256: true, bytes: true, storageKey: true } as const;
  const original = await db.evidence.findUnique({
    where: { id: evidenceId },
    select: { ...select, copyVerdict: true, sealedKey: true },
  });
  if (!original || original.copyVerdict === null) return;
  if (original.sealedKey === null) await record(original, await seal(original), at);
  await removeBlob(original.storageKey);
}

type Seal = { sealedKey: string; sealedSha256: string };

async function seal({ id, sha256, bytes, storageKey }: Original): Promise<Seal> {
  const [plain, sealed] = [new Tally(), new Tally()];
  const encrypter = new Encrypter();
  encrypter.addRecipient(custodianRecipient());
  const original = Readable.toWeb(Readable.from(plain.over(streamBlob(storageKey)))) as ReadableStream<Uint8Array>;
  const encrypted = await encrypter.encrypt(original);
  const sealedKey = newStorageKey();
  await putBlob(sealedKey, sealed.over(encrypted));
  const sealedSha256 = sealed.sha256();
  const whole = plain.bytes === bytes && plain.sha256() === sha256 && sealed.bytes === encrypted.size(bytes);
  if (whole && (await sha256Of(streamBlob(sealedKey))) === sealedSha256) return { sealedKey, sealedSha256 };
  await removeBlob(sealedKey);
  throw new Error(`the stored bytes of evidence ${id} are not those that were received`);
}

/** Of two workers at the same file, the second one's seal goes. */
async function record({ id, caseId, sha256 }: Original, sealed: Seal, at: Date): Promise<void> {
  const first = await inTransaction(async (tx) => {
    const { count } = await tx.evidence.updateMany({ where: { id, sealedKey: null }, data: sealed });
    if (count === 0) return false;
    await appendAudit(tx, {
      actor: { kind: "system" },
      action: "evidence.sealed",
      subject: { kind: "evidence", id },
      data: { caseId, sha256, sealedSha256: sealed.sealedSha256, recipient: custodianRecipient() },
      at,
    });
    return true;
  });
  if (!first) await removeBlob(sealed.sealedKey);
}
