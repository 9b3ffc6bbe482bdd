import sharp, { type Metadata, type Sharp } from "sharp";
import type { FileRefusal } from "@/lib/evidence/file-refusal";
import { tellsLocation } from "@/lib/evidence/picture-location";
import { UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import { atMost } from "@/lib/infra/crypto/at-most";

// Every decoder is a door; those for GIF, TIFF, SVG and the rest have had holes of their own.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile"] });
sharp.cache(false);
sharp.concurrency(1);

const THUMBNAIL = { width: 240, height: 320 };
/** Nothing that people send takes a second; what takes longer was made to. */
const LONGEST_SECONDS = 5;
/** A picture being decoded may take 160 MB. */
const oneOfTwo = atMost(2);

export type PictureFacts = { width: number; height: number; hasLocation: boolean };
export type PictureRead<T> = { ok: true; value: T } | { ok: false; reason: FileRefusal };

function opened(path: string): Sharp {
  const options = { limitInputPixels: UPLOAD_SLOT.pixels, failOn: "error", autoOrient: true } as const;
  return sharp(path, options).timeout({ seconds: LONGEST_SECONDS });
}

/** The decoder names no reasons that could be told apart: a picture it cannot finish is damaged or cut short. */
async function orDamaged<T>(work: () => Promise<T>): Promise<PictureRead<T>> {
  try {
    return { ok: true, value: await oneOfTwo(work) };
  } catch {
    return { ok: false, reason: "damaged" };
  }
}

function facts(read: Metadata): PictureFacts {
  const { width, height } = read.autoOrient;
  return { width, height, hasLocation: tellsLocation(read) };
}

/** Size and notes of the picture at a path, from its header: nothing is decoded yet. */
export async function readPicture(path: string): Promise<PictureRead<PictureFacts>> {
  const read = await orDamaged(() => sharp(path, { limitInputPixels: false }).metadata());
  if (!read.ok) return read;
  const { width, height } = read.value;
  if (width * height > UPLOAD_SLOT.pixels) return { ok: false, reason: "too_many_pixels" };
  return { ok: true, value: facts(read.value) };
}

/** A small upright picture without notes, as WebP. A scrolled screenshot shows its beginning. Decodes the whole picture. */
export function makeThumbnail(path: string, { width, height }: PictureFacts): Promise<PictureRead<Buffer>> {
  const tall = height / width > THUMBNAIL.height / THUMBNAIL.width;
  const shape = tall ? ({ fit: "cover", position: "top" } as const) : ({ fit: "inside" } as const);
  const small = () => opened(path).resize({ ...THUMBNAIL, ...shape, withoutEnlargement: true });
  return orDamaged(() => small().webp({ quality: 70 }).toBuffer());
}

/** The box of a working copy. A screenshot scrolled over many screens stays legible: its short side counts. */
function copyBox({ width, height }: PictureFacts): { width: number; height: number } {
  const scrolled = Math.max(width, height) / Math.min(width, height) > 2.5;
  if (!scrolled) return { width: 2_400, height: 2_400 };
  return width < height ? { width: 1_440, height: 16_000 } : { width: 16_000, height: 1_440 };
}

/** The picture that staff work with: upright, drawn anew from its pixels, without any notes, as WebP. */
export function makeCopy(path: string, picture: PictureFacts): Promise<PictureRead<Buffer>> {
  const box = copyBox(picture);
  const drawn = () => opened(path).resize({ ...box, fit: "inside", withoutEnlargement: true });
  return orDamaged(() => drawn().webp({ quality: 85, effort: 2 }).toBuffer());
}
