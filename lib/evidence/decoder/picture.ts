import sharp, { type Metadata, type Sharp } from "sharp";
import { UPLOAD_SLOT } from "../upload-slot.ts";
import type { DecodeFailure } from "./order.ts";
import { tellsLocation } from "./picture-location.ts";
import { type Grey, PRINT_WIDTH, printPicture } from "./picture-print.ts";

// Every decoder is a door; those for GIF, TIFF, SVG and the rest have had holes of their own.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile"] });
sharp.cache(false);
sharp.concurrency(1);

const THUMBNAIL = { width: 240, height: 320 };

export type PictureFacts = { width: number; height: number; hasLocation: boolean };
export type PictureRead<T> = { ok: true; value: T } | { ok: false; reason: DecodeFailure };

function opened(path: string): Sharp {
  const options = { limitInputPixels: UPLOAD_SLOT.pixels, failOn: "error", autoOrient: true } as const;
  return sharp(path, options);
}

/** The decoder names no reasons that could be told apart: a picture it cannot finish is broken or cut short. */
async function orBroken<T>(work: () => Promise<T>): Promise<PictureRead<T>> {
  try {
    return { ok: true, value: await work() };
  } catch {
    return { ok: false, reason: "broken" };
  }
}

function facts(read: Metadata): PictureFacts {
  const { width, height } = read.autoOrient;
  return { width, height, hasLocation: tellsLocation(read) };
}

/** Size and notes of the picture at a path, from its header: nothing is decoded yet. */
export async function readPicture(path: string): Promise<PictureRead<PictureFacts>> {
  const read = await orBroken(() => sharp(path, { limitInputPixels: false }).metadata());
  if (!read.ok) return read;
  const { width, height } = read.value;
  if (width * height > UPLOAD_SLOT.pixels) return { ok: false, reason: "bomb" };
  return { ok: true, value: facts(read.value) };
}

/** Smaller ones are icons; longer ones are scrolled over so many screens that comparing them would take too long. */
const PRINTED = { narrowest: 240, longest: 12 };

export type PictureLook = { thumbnail: Buffer; print: Uint8Array | null };

/**
 * A small upright picture without notes, as WebP, and what the picture can be recognised by. A scrolled screenshot shows
 * its beginning. Decodes the whole picture, once.
 */
export function lookAtPicture(path: string, picture: PictureFacts): Promise<PictureRead<PictureLook>> {
  const isPrinted = picture.width >= PRINTED.narrowest && picture.height / picture.width <= PRINTED.longest;
  return orBroken(async () => {
    if (!isPrinted) return { thumbnail: await thumbnailOf(opened(path), picture), print: null };
    const scaled = opened(path).resize({ width: PRINT_WIDTH, withoutEnlargement: true });
    const { data, info } = await scaled.raw().toBuffer({ resolveWithObject: true });
    const small = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
    return { thumbnail: await thumbnailOf(small(), picture), print: printPicture(await greyOf(small())) };
  });
}

function thumbnailOf(picture: Sharp, { width, height }: PictureFacts): Promise<Buffer> {
  const tall = height / width > THUMBNAIL.height / THUMBNAIL.width;
  const shape = tall ? ({ fit: "cover", position: "top" } as const) : ({ fit: "inside" } as const);
  const small = picture.resize({ ...THUMBNAIL, ...shape, withoutEnlargement: true });
  return small.webp({ quality: 70 }).toBuffer();
}

async function greyOf(picture: Sharp): Promise<Grey> {
  const grey = picture.flatten({ background: "#fff" }).resize({ width: PRINT_WIDTH }).greyscale().extractChannel(0);
  const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
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
  return orBroken(() => drawn().webp({ quality: 85, effort: 2 }).toBuffer());
}
