import { open } from "node:fs/promises";
import { decode } from "@/lib/evidence/decoder/decode";
import type { DecodeFailure } from "@/lib/evidence/decoder/order";
import type { FileRefusal } from "@/lib/evidence/file-refusal";
import { sniffEnd, TAIL_BYTES } from "@/lib/evidence/sniff";
import { type EvidenceType, isPicture } from "@/lib/evidence/upload-slot";

export type LookedInside =
  | { ok: true; thumbnail: Uint8Array | null; print: Uint8Array<ArrayBuffer> | null; hasLocation: boolean }
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
 * What is surely wrong goes back to the sender, who can send it again. What only our decoder could not manage is taken
 * without a thumbnail: the worker gives its verdict, and the original is kept.
 */
const REFUSED: Partial<Record<DecodeFailure, FileRefusal>> = { bomb: "too_many_pixels", broken: "damaged" };

/**
 * Reads a stored file to its end: a picture is decoded whole, which is how a cut one is found, and leaves a thumbnail
 * and a print. A document is only looked at from outside.
 */
export async function lookInside(path: string, mime: EvidenceType): Promise<LookedInside> {
  const reason = sniffEnd(mime, await lastBytes(path));
  if (reason) return { ok: false, reason };
  const unseen = { ok: true, thumbnail: null, print: null, hasLocation: false } as const;
  if (!isPicture(mime)) return unseen;
  const drawn = await decode({ work: "look", path, mime });
  if (drawn.ok) {
    const { thumbnail, print, hasLocation } = drawn;
    return { ok: true, thumbnail, print: print ? Uint8Array.from(print) : null, hasLocation };
  }
  const refused = REFUSED[drawn.reason];
  return refused ? { ok: false, reason: refused } : unseen;
}
