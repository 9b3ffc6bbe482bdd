import { type Bounds, boundsOf, type Line, type Quad } from "@/lib/evidence/reading/line";
import type { Picture } from "@/lib/evidence/reading/picture";
import { joinPieces, placeLines } from "@/lib/evidence/reading/placed-line";

/** A row of drawn stars. */
export type StarRow = { readonly count: number; readonly box: Quad; readonly confidence: number };

const STARS_ONLY = /^[★☆*\s]*[★☆][★☆*\s]*$/;
/** Share of the greatest brightness by which the strongest and the weakest colour differ in a filled star. */
const COLOURED = 0.35;

/** Whether a line is a row of stars that the recogniser took for writing. */
export function isStarRow({ text }: Line): boolean {
  return STARS_ONLY.test(text);
}

/**
 * Counts the filled stars of a row, 1 to 5. The recogniser sees a star whether filled or not, so colour decides:
 * filled ones are coloured, empty ones grey. A row without colour is counted as it was read.
 */
function countStars(picture: Picture, line: Line): StarRow {
  const coloured = colouredRuns(picture, boundsOf(line.box));
  const read = [...line.text].filter((character) => character === "★").length;
  const count = Math.min(5, coloured > 0 ? coloured : read);
  return { count, box: line.box, confidence: count === read ? line.confidence : line.confidence * 0.9 };
}

/** Rows of stars from the top; pieces of one row are put together first. */
export function starRows(picture: Picture, lines: readonly Line[]): StarRow[] {
  const rows = joinPieces(placeLines(lines.filter(isStarRow)), 3);
  return rows.sort((a, b) => a.at.top - b.at.top).map((line) => countStars(picture, line));
}

/** Stretches of columns in which something coloured stands, about as wide as high. */
function colouredRuns(picture: Picture, { left, top, right, bottom }: Bounds): number {
  const runs: number[] = [];
  let run = 0;
  for (let x = Math.max(0, Math.floor(left)); x <= Math.min(picture.width - 1, Math.ceil(right)); x++) {
    const coloured = isColouredColumn(picture, x, [Math.max(0, Math.floor(top)), Math.min(picture.height - 1, bottom)]);
    if (!coloured && run > 0) runs.push(run);
    run = coloured ? run + 1 : 0;
  }
  const widest = Math.max(0, run, ...runs);
  return [...runs, run].filter((width) => width > 0.5 * widest && width > 0.2 * (bottom - top)).length;
}

/** A fifth of the column's height: the thin arms of a star make up less, a blot of compression too. */
function isColouredColumn({ rgb, width }: Picture, x: number, [top, bottom]: [number, number]): boolean {
  let coloured = 0;
  for (let y = top; y <= bottom; y++) {
    const at = (y * width + x) * 3;
    const [red = 0, green = 0, blue = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
    const most = Math.max(red, green, blue);
    if (most > 90 && most - Math.min(red, green, blue) > COLOURED * most) coloured++;
  }
  return coloured > 0.18 * (bottom - top);
}
