import sharp, { type OutputInfo, type Sharp } from "sharp";
import { UPLOAD_SLOT } from "../upload-slot.ts";
import type { Place } from "./order.ts";
import type { PictureRead } from "./picture.ts";

const THUMBNAIL = { width: 240, height: 320 };
/** Colours and layout stay; of a line of writing not even its length does. */
const VEIL_WIDTH = 14;
const INK = 0x26;

type Hidden = { copy: Buffer; thumbnail: Buffer };

const opened = (path: string) => sharp(path, { limitInputPixels: UPLOAD_SLOT.pixels, failOn: "error" });

function thumbnailOf(picture: Sharp, { width, height }: { width: number; height: number }): Promise<Buffer> {
  const tall = height / width > THUMBNAIL.height / THUMBNAIL.width;
  const shape = tall ? ({ fit: "cover", position: "top" } as const) : ({ fit: "inside" } as const);
  const small = picture.resize({ ...THUMBNAIL, ...shape, withoutEnlargement: true });
  return small.webp({ quality: 70 }).toBuffer();
}

/** Fills a place with one colour, whole pixels outward. */
function fill(pixels: Buffer, { width, height, channels }: OutputInfo, place: Place): void {
  const left = Math.max(0, Math.floor((place.x / 100) * width));
  const right = Math.min(width, Math.ceil(((place.x + place.width) / 100) * width));
  const top = Math.max(0, Math.floor((place.y / 100) * height));
  const bottom = Math.min(height, Math.ceil(((place.y + place.height) / 100) * height));
  for (let row = top; row < bottom; row++) {
    pixels.fill(INK, (row * width + left) * channels, (row * width + right) * channels);
  }
}

async function masked(path: string, hidden: readonly Place[]): Promise<Hidden> {
  const plain = opened(path).flatten({ background: "#fff" }).toColourspace("srgb").removeAlpha();
  const { data, info } = await plain.raw().toBuffer({ resolveWithObject: true });
  for (const place of hidden) fill(data, info, place);
  const { width, height } = info;
  const drawn = () => sharp(data, { raw: { width, height, channels: 3 } });
  const copy = await drawn().webp({ quality: 85, effort: 2 }).toBuffer();
  return { copy, thumbnail: await thumbnailOf(drawn(), info) };
}

/** Small: whoever looks enlarges it, and nothing comes out of that. */
async function veiled(path: string): Promise<Hidden> {
  const plain = opened(path).flatten({ background: "#fff" }).toColourspace("srgb").removeAlpha();
  const { data, info } = await plain.resize({ width: VEIL_WIDTH }).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const size = { width: THUMBNAIL.width, height: Math.ceil((THUMBNAIL.width * height) / width) };
  const large = () => sharp(data, { raw: { width, height, channels: 3 } }).resize({ ...size, fit: "fill" });
  const shown = { ...size, height: Math.min(size.height, THUMBNAIL.height) };
  const thumbnail = sharp(await large().raw().toBuffer(), { raw: { ...size, channels: 3 } }).extract({
    left: 0,
    top: 0,
    ...shown,
  });
  return {
    copy: await large().webp({ quality: 60 }).toBuffer(),
    thumbnail: await thumbnail.webp({ quality: 60 }).toBuffer(),
  };
}

/** The working copy with parts filled in, or (`hidden` null) all of it made unreadable, each with its thumbnail. */
export async function hidePicture(path: string, hidden: readonly Place[] | null): Promise<PictureRead<Hidden>> {
  try {
    return { ok: true, value: hidden ? await masked(path, hidden) : await veiled(path) };
  } catch {
    return { ok: false, reason: "broken" };
  }
}
