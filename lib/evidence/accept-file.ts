import { warmDecoder } from "@/lib/evidence/decoder/decode";
import { displayName } from "@/lib/evidence/display-name";
import type { FileRefusal } from "@/lib/evidence/file-refusal";
import { lookInside } from "@/lib/evidence/look-inside";
import type { HeldFiles, IncomingFile, ReceivedFile } from "@/lib/evidence/received-file";
import { storeBytes } from "@/lib/evidence/store-bytes";
import { UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import { putBlob, removeBlob, withBlobFile } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";

export type AcceptFileResult =
  | { ok: true; file: ReceivedFile }
  | { ok: false; reason: FileRefusal; displayName: string };

/**
 * Takes one file: stores its bytes as they arrive, hashes, counts and sniffs them, decodes it once and keeps a
 * thumbnail. Whatever is wrong is a named reason and leaves nothing behind; what the report already has stays.
 * The row is the caller's to write; until then nobody knows the file.
 */
export async function acceptFile(incoming: IncomingFile, held: HeldFiles): Promise<AcceptFileResult> {
  const name = displayName(incoming.name);
  const refused = (reason: FileRefusal) => ({ ok: false, reason, displayName: name }) as const;
  if (held.count >= UPLOAD_SLOT.files) return refused("too_many_files");
  warmDecoder();
  const storageKey = newStorageKey();
  const stored = await storeBytes(storageKey, incoming.content);
  if (!stored.ok) return refused(stored.reason);
  const looked = held.hashes.has(stored.sha256)
    ? ({ ok: false, reason: "already_here" } as const)
    : await withBlobFile(storageKey, (path) => lookInside(path, stored.mime));
  if (!looked.ok) {
    await removeBlob(storageKey);
    return refused(looked.reason);
  }
  const { mime, bytes, sha256 } = stored;
  const thumbnailKey = await storeThumbnail(looked.thumbnail);
  const { print: picturePrint, hasLocation } = looked;
  const file = { displayName: name, mime, bytes, sha256, storageKey, thumbnailKey, picturePrint, hasLocation };
  return { ok: true, file };
}

async function storeThumbnail(thumbnail: Uint8Array | null): Promise<string | null> {
  if (!thumbnail) return null;
  const key = newStorageKey();
  await putBlob(key, [thumbnail]);
  return key;
}
