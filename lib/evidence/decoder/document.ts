import { readFile } from "node:fs/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import type { PictureRead } from "./picture.ts";

/** Who needs more has the original. */
const MOST_PAGES = 10;
/** Legible: about 110 dots an inch of a letter. More would not fit into the decoder's memory. */
const WIDEST = 900;
const TALLEST = 12_800;
const THUMBNAIL = { width: 240, height: 320 };

type Page = ReturnType<Awaited<ReturnType<PDFiumLibrary["loadDocument"]>>["getPage"]>;
type Pixels = { data: Uint8Array; width: number; height: number };

let library: Promise<PDFiumLibrary> | undefined;

/** Height over width. A page shaped like a thread is squeezed: nobody reads it, and it would starve the others. */
function shapeOf(page: Page): number {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth > 0 && originalHeight > 0)) throw new Error("a page without a size");
  return Math.min(5, Math.max(0.1, originalHeight / originalWidth));
}

/** Draws a page on white into its place on the canvas, three bytes a pixel. */
async function draw(page: Page, canvas: Uint8Array, size: { width: number; height: number }): Promise<void> {
  const { data } = await page.render({ ...size, scale: 1, render: "bitmap" });
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    canvas[to] = data[from] ?? 0;
    canvas[to + 1] = data[from + 1] ?? 0;
    canvas[to + 2] = data[from + 2] ?? 0;
  }
}

/** The first pages, one below the other, as one long picture without anything but pixels. */
async function pagesOf(path: string): Promise<Pixels> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(await readFile(path));
  try {
    const count = Math.min(MOST_PAGES, document.getPageCount());
    if (count === 0) throw new Error("a document without pages");
    const pages = Array.from({ length: count }, (_, n) => document.getPage(n));
    const shapes = pages.map(shapeOf);
    const width = Math.min(WIDEST, Math.floor(TALLEST / shapes.reduce((sum, shape) => sum + shape, 0)));
    const heights = shapes.map((shape) => Math.floor(width * shape));
    const height = heights.reduce((sum, one) => sum + one, 0);
    const data = Buffer.alloc(3 * width * height);
    for (let n = 0, top = 0; n < pages.length; top += heights[n] ?? 0, n++) {
      const page = pages[n];
      const size = { width, height: heights[n] ?? 0 };
      if (page) await draw(page, data.subarray(3 * width * top), size);
    }
    return { data, width, height };
  } finally {
    document.destroy();
  }
}

function isAboutPassword(error: unknown): boolean {
  return error instanceof Error && /^(Password required|Unsupported security)/.test(error.message);
}

/** A PDF's first ten pages as one long picture, and the beginning of the first as a thumbnail. Scripts never run. */
export async function drawDocument(path: string): Promise<PictureRead<{ copy: Buffer; thumbnail: Buffer }>> {
  try {
    const { data, width, height } = await pagesOf(path);
    const long = () => sharp(data, { raw: { width, height, channels: 3 } });
    const copy = await long().webp({ quality: 85, effort: 2 }).toBuffer();
    const top = { ...THUMBNAIL, fit: "cover", position: "top" } as const;
    return { ok: true, value: { copy, thumbnail: await long().resize(top).webp({ quality: 70 }).toBuffer() } };
  } catch (error) {
    return { ok: false, reason: isAboutPassword(error) ? "protected" : "broken" };
  }
}
