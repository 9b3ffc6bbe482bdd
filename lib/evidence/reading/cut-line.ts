import { type Quad, sizeOf } from "@/lib/evidence/reading/line";
import type { Picture } from "@/lib/evidence/reading/picture";

/** Height at which the recogniser reads. */
export const LINE_HEIGHT = 48;
const LONGEST = 3200;

/** One line, level and 48 pixels high: three planes of numbers from -1 to 1. */
export type Strip = { readonly width: number; readonly planes: Float32Array };

/** Cuts a leaning box out of the picture, averaging where it shrinks so that thin strokes survive. */
export function cutLine(picture: Picture, box: Quad): Strip {
  const { length, height } = sizeOf(box);
  const width = Math.min(LONGEST, Math.max(16, Math.round((LINE_HEIGHT * length) / Math.max(1, height))));
  const planes = new Float32Array(3 * width * LINE_HEIGHT);
  const finer = Math.min(3, Math.max(1, Math.round(height / LINE_HEIGHT)));
  const strip = { width, planes };
  const weight = 1 / (finer * finer * 127.5);
  for (let row = 0; row < LINE_HEIGHT * finer; row++) {
    addRow(picture, box, {
      strip,
      v: (row + 0.5) / (LINE_HEIGHT * finer),
      at: Math.floor(row / finer) * width,
      finer,
      weight,
    });
  }
  for (let at = 0; at < planes.length; at++) planes[at] = (planes[at] ?? 0) - 1;
  return strip;
}

type Row = {
  readonly strip: Strip;
  /** How far down the box this row lies, 0 to 1. */
  readonly v: number;
  /** Where the strip's row begins. */
  readonly at: number;
  readonly finer: number;
  readonly weight: number;
};

/** Bilinear between the corners: follows a page photographed at a slant. */
function addRow(picture: Picture, [a, b, c, d]: Quad, { strip, v, at, finer, weight }: Row): void {
  const start = { x: a.x * (1 - v) + d.x * v, y: a.y * (1 - v) + d.y * v };
  const end = { x: b.x * (1 - v) + c.x * v, y: b.y * (1 - v) + c.y * v };
  const samples = strip.width * finer;
  const step = { x: (end.x - start.x) / samples, y: (end.y - start.y) / samples };
  for (let sample = 0; sample < samples; sample++) {
    const x = start.x + (sample + 0.5) * step.x - 0.5;
    const y = start.y + (sample + 0.5) * step.y - 0.5;
    addPixel(picture, { x, y, weight }, { strip, at: at + Math.floor(sample / finer) });
  }
}

type Sample = { readonly x: number; readonly y: number; readonly weight: number };

function addPixel({ rgb, width, height }: Picture, sample: Sample, into: { strip: Strip; at: number }): void {
  const x = Math.min(Math.max(sample.x, 0), width - 1);
  const y = Math.min(Math.max(sample.y, 0), height - 1);
  const [x0, y0] = [x | 0, y | 0];
  const right = x0 + 1 < width ? 3 : 0;
  const below = y0 + 1 < height ? width * 3 : 0;
  const [fx, fy] = [x - x0, y - y0];
  const plane = into.strip.planes.length / 3;
  let from = (y0 * width + x0) * 3;
  for (let at = into.at; at < into.strip.planes.length; at += plane, from++) {
    const upper = (rgb[from] ?? 0) * (1 - fx) + (rgb[from + right] ?? 0) * fx;
    const lower = (rgb[from + below] ?? 0) * (1 - fx) + (rgb[from + below + right] ?? 0) * fx;
    into.strip.planes[at] = (into.strip.planes[at] ?? 0) + (upper * (1 - fy) + lower * fy) * sample.weight;
  }
}
