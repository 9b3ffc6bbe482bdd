import { decode } from "@/lib/evidence/decoder/decode";
import type { Place } from "@/lib/evidence/decoder/order";
import { sha256Of } from "@/lib/evidence/tally";
import { putBlob, streamBlob, withBlobFile } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";

export type MaskedBlobs = { copyKey: string; thumbnailKey: string; copySha256: string };

async function stored(picture: Uint8Array | null): Promise<string> {
  if (!picture) throw new Error("the decoder drew nothing");
  const key = newStorageKey();
  await putBlob(key, [picture]);
  return key;
}

/**
 * Draws the working copy with these parts filled in, and its thumbnail, and stores both. Nothing refers to them yet: what
 * the caller does not put on record it has to remove.
 * @throws {Error} when it could not be drawn: what was shown until now stays.
 */
export async function drawMasked(workingCopyKey: string, hidden: readonly Place[]): Promise<MaskedBlobs> {
  const places = hidden.map(({ x, y, width, height }) => ({ x, y, width, height }));
  const order = { work: "mask", mime: "image/webp", hidden: places } as const;
  const drawn = await withBlobFile(workingCopyKey, (path) => decode({ ...order, path }));
  if (!drawn.ok) throw new Error(`a masked copy could not be drawn: ${drawn.reason}`);
  const copyKey = await stored(drawn.copy);
  const thumbnailKey = await stored(drawn.thumbnail);
  return { copyKey, thumbnailKey, copySha256: await sha256Of(streamBlob(copyKey)) };
}
