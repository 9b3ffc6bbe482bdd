import { open } from "node:fs/promises";
import type { FileRefusal } from "@/lib/evidence/file-refusal";
import { makeThumbnail, readPicture } from "@/lib/evidence/picture";
import { sniffEnd, TAIL_BYTES } from "@/lib/evidence/sniff";
import { type EvidenceType, isPicture } from "@/lib/evidence/upload-slot";

export type LookedInside =
  | { ok: true; thumbnail: Buffer | null; hasLocation: boolean }
  | { ok: false; reason: FileRefusal };

async function lastBytes(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer;
  } finally {
    await handle.close();
  }
}

/**
 * Reads a stored file to its end: a picture is decoded whole, which is how a cut one is found, and leaves a thumbnail.
 * A document is only looked at from outside.
 */
export async function lookInside(path: string, mime: EvidenceType): Promise<LookedInside> {
  const reason = sniffEnd(mime, await lastBytes(path));
  if (reason) return { ok: false, reason };
  if (!isPicture(mime)) return { ok: true, thumbnail: null, hasLocation: false };
  const picture = await readPicture(path);
  if (!picture.ok) return picture;
  const thumbnail = await makeThumbnail(path, picture.value);
  return thumbnail.ok ? { ok: true, thumbnail: thumbnail.value, hasLocation: picture.value.hasLocation } : thumbnail;
}
