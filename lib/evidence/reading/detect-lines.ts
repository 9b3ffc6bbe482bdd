import { type Blob, blobsOf } from "@/lib/evidence/reading/blobs";
import { boundsOf, type Quad, sizeOf } from "@/lib/evidence/reading/line";
import { minimumRectangle } from "@/lib/evidence/reading/minimum-rectangle";
import { type Models, run } from "@/lib/evidence/reading/models";
import { type Picture, scaledPart } from "@/lib/evidence/reading/picture";
import { type Tile, tilesOf } from "@/lib/evidence/reading/tiles";

/** Thresholds of PP-OCR's own post-processing: a pixel belongs to writing; a blob is believed. */
const PIXEL = 0.3;
const BLOB = 0.6;
const UNCLIP = 1.6;
/** What the detector was trained with: mean and spread of each channel. */
const CHANNELS = [
  { mean: 0.485, spread: 0.229 },
  { mean: 0.456, spread: 0.224 },
  { mean: 0.406, spread: 0.225 },
] as const;

/** Where there is writing: one box a line or part of a line, in no order. */
export async function detectLines(picture: Picture, models: Models): Promise<Quad[]> {
  const found: Quad[] = [];
  for (const tile of tilesOf(picture)) {
    const boxes = await detectInTile(picture, tile, models);
    found.push(...boxes.filter((box) => belongsTo(tile, box)));
  }
  return found;
}

/** Tiles overlap; a line belongs to the one whose own band holds its middle. */
function belongsTo({ from, to }: Tile, box: Quad): boolean {
  const { top, bottom } = boundsOf(box);
  const middle = (top + bottom) / 2;
  return middle >= from && middle < to;
}

async function detectInTile(picture: Picture, tile: Tile, models: Models): Promise<Quad[]> {
  const part = { left: 0, top: tile.top, width: picture.width, height: tile.height };
  const small = await scaledPart(picture, part, tile.scaledWidth, tile.scaledHeight);
  const map = await run(models.detector, models.tensor(detectorInput(small), [1, 3, small.height, small.width]));
  const scale = { x: picture.width / small.width, y: tile.height / small.height };
  return blobsOf(map.data, small.width, PIXEL)
    .filter(isBelieved)
    .map(({ ends }) => minimumRectangle(ends, UNCLIP))
    .filter((box) => sizeOf(box).height >= 5)
    .map((box) => back(box, scale, tile.top));
}

function isBelieved({ pixels, mean }: Blob): boolean {
  return pixels >= 6 && mean >= BLOB;
}

function back(box: Quad, scale: { x: number; y: number }, top: number): Quad {
  const [a, b, c, d] = box.map(({ x, y }) => ({ x: x * scale.x, y: y * scale.y + top }));
  return [a, b, c, d] as unknown as Quad;
}

function detectorInput({ rgb, width, height }: Picture): Float32Array {
  const size = width * height;
  const input = new Float32Array(3 * size);
  CHANNELS.forEach(({ mean, spread }, channel) => {
    for (let at = 0; at < size; at++) input[channel * size + at] = ((rgb[at * 3 + channel] ?? 0) / 255 - mean) / spread;
  });
  return input;
}
