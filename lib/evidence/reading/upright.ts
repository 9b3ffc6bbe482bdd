import { detectLines } from "@/lib/evidence/reading/detect-lines";
import { type Line, type Quad, sizeOf } from "@/lib/evidence/reading/line";
import type { Models } from "@/lib/evidence/reading/models";
import { type Picture, turned } from "@/lib/evidence/reading/picture";
import { recogniseLines } from "@/lib/evidence/reading/recognise-lines";

/** How far a picture had to be turned clockwise to stand upright. */
export type Turned = 0 | 90 | 180 | 270;
export type ReadPicture = { readonly picture: Picture; readonly turned: Turned; readonly lines: readonly Line[] };

/** Writing the right way up is read with less doubt than this only on the worst of photographs. */
const DOUBT = 0.8;

/** Reads a picture the way up in which it makes most sense. A usual screenshot costs no more than one reading. */
export async function readUpright(picture: Picture, models: Models): Promise<ReadPicture> {
  const boxes = await detectLines(picture, models);
  const onItsSide = boxes.length > 1 && isOnItsSide(boxes);
  const read = onItsSide ? await readTurned(picture, 90, models) : await readBoxes(picture, boxes, models);
  if (boxes.length < 2 || sureness(read) >= DOUBT) return read;
  const other = await readTurned(picture, onItsSide ? 270 : 180, models);
  return sureness(other) > sureness(read) ? other : read;
}

async function readBoxes(picture: Picture, boxes: readonly Quad[], models: Models): Promise<ReadPicture> {
  return { picture, turned: 0, lines: await recogniseLines(picture, boxes, models) };
}

async function readTurned(picture: Picture, degrees: 90 | 180 | 270, models: Models): Promise<ReadPicture> {
  const other = await turned(picture, degrees);
  return { ...(await readBoxes(other, await detectLines(other, models), models)), turned: degrees };
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
