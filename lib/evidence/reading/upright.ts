import { detectLines } from "@/lib/evidence/reading/detect-lines";
import { type Line, type Quad, sizeOf } from "@/lib/evidence/reading/line";
import type { Models } from "@/lib/evidence/reading/models";
import { type Picture, turned } from "@/lib/evidence/reading/picture";
import { recogniseLines } from "@/lib/evidence/reading/recognise-lines";

export type ReadPicture = { readonly picture: Picture; readonly lines: readonly Line[] };

/** Writing the right way up is read with less doubt than this only on the worst of photographs. */
const DOUBT = 0.8;

/** Reads a picture the way up in which it makes most sense. A usual screenshot costs no more than one reading. */
export async function readUpright(picture: Picture, models: Models): Promise<ReadPicture> {
  const boxes = await detectLines(picture, models);
  if (boxes.length < 2) return readOne(picture, boxes, models);
  const level = isOnItsSide(boxes) ? await turned(picture, 90) : picture;
  const read = await readOne(level, level === picture ? boxes : await detectLines(level, models), models);
  if (sureness(read) >= DOUBT) return read;
  const over = await turned(level, 180);
  const other = await readOne(over, await detectLines(over, models), models);
  return sureness(other) > sureness(read) ? other : read;
}

async function readOne(picture: Picture, boxes: readonly Quad[], models: Models): Promise<ReadPicture> {
  return { picture, lines: await recogniseLines(picture, boxes, models) };
}

function isOnItsSide(boxes: readonly Quad[]): boolean {
  const tall = boxes.filter((box) => sizeOf(box).height > 1.5 * sizeOf(box).length);
  return tall.length > boxes.length / 2;
}

/** Mean confidence of a line, each character counted once. */
function sureness({ lines }: ReadPicture): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  return lines.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / Math.max(1, letters);
}
