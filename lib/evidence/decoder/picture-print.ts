import { LINES_KEPT, type Line, packPrint } from "../picture-print.ts";

/** Grey values, row by row. */
export type Grey = { data: Uint8Array; width: number; height: number };

/** Every picture is compared at this width: a crop of its top or bottom then changes neither scale nor lines. */
export const PRINT_WIDTH = 360;

/** The step from one point to the next that counts as writing; what a JPEG adds stays below. */
const STEP = 40;
const FEWEST_STEPS = 5;
const BLANK_ROWS = 3;
const LOWEST = 6;
const NARROWEST = 24;
/** What has no gaps, as a picture of goods among the writing, is cut into strips of about this height. */
const STRIP = 48;
const COLUMNS = 16;
const ROWS = 4;
/** Cells that are as good as equal say nothing: on blank paper they would be told apart by noise alone. */
const FAINT = 2;

type Row = { left: number; right: number; ink: number };
type Box = { top: number; bottom: number; left: number; right: number; ink: number };

/**
 * What a picture can be recognised by after it was saved again, scaled, or cut at its top or bottom: the lines that are
 * on it, each as 64 bits of lighter and darker. A page as a whole says little, since chats are mostly the same empty
 * page; its lines of writing do (docs/decisions/0039). Nothing can be read back. Null when there is too little on it.
 */
export function printPicture(grey: Grey): Uint8Array | null {
  const rows = Array.from({ length: grey.height }, (_, y) => rowAt(grey, y));
  const boxes = runsOf(rows).flatMap(([top, bottom]) => strips(rows, top, bottom));
  const kept = boxes.toSorted((one, other) => other.ink - one.ink).slice(0, LINES_KEPT);
  return packPrint(kept.map((box) => lineIn(grey, box)));
}

/** Where writing begins and ends in a row, and how much there is; null for a row that is blank. */
function rowAt({ data, width }: Grey, y: number): Row | null {
  let [left, right, ink, steps] = [width, 0, 0, 0];
  for (let at = y * width + 1, x = 1; x < width; x++, at++) {
    const step = Math.abs((data[at] ?? 0) - (data[at - 1] ?? 0));
    if (step <= STEP) continue;
    steps++;
    ink += step;
    if (x < left) left = x;
    right = x;
  }
  return steps >= FEWEST_STEPS ? { left, right, ink } : null;
}

/** Rows with writing, as [first, after the last], parted by blank ones. */
function runsOf(rows: readonly (Row | null)[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [y, row] of rows.entries()) {
    if (row === null) continue;
    const last = runs.at(-1);
    if (last && y - last[1] < BLANK_ROWS) last[1] = y + 1;
    else runs.push([y, y + 1]);
  }
  return runs;
}

function strips(rows: readonly (Row | null)[], top: number, bottom: number): Box[] {
  const height = bottom - top;
  const count = height > 2 * STRIP ? Math.round(height / STRIP) : 1;
  const edge = (n: number) => top + Math.round((height * n) / count);
  return Array.from({ length: count }, (_, n) => boxOf(rows, edge(n), edge(n + 1))).filter((box) => box !== null);
}

function boxOf(rows: readonly (Row | null)[], top: number, bottom: number): Box | null {
  const written = rows.slice(top, bottom).filter((row) => row !== null);
  const left = Math.min(...written.map((row) => row.left)) - 1;
  const right = Math.max(...written.map((row) => row.right)) + 1;
  if (bottom - top < LOWEST || right - left < NARROWEST) return null;
  return { top, bottom, left, right, ink: written.reduce((sum, row) => sum + row.ink, 0) };
}

function lineIn(grey: Grey, box: Box): Line {
  const bits = [0, 0];
  for (let row = 0; row < ROWS; row++) {
    const cells = Array.from({ length: COLUMNS + 1 }, (_, column) => cellAt(grey, box, { row, column }));
    for (const [at, cell] of cells.slice(1).entries()) {
      const darker = cell - (cells[at] ?? 0) > FAINT ? 1 : 0;
      bits[row >> 1] = ((bits[row >> 1] ?? 0) << 1) | darker;
    }
  }
  return { high: (bits[0] ?? 0) >>> 0, low: (bits[1] ?? 0) >>> 0, weight: box.ink };
}

/** The mean of one cell, with the points at its border counted for the part that lies in it. */
function cellAt({ data, width }: Grey, box: Box, { row, column }: { row: number; column: number }): number {
  const across = spans(box.left, box.right, column / (COLUMNS + 1), (column + 1) / (COLUMNS + 1));
  const down = spans(box.top, box.bottom, row / ROWS, (row + 1) / ROWS);
  let [sum, area] = [0, 0];
  for (const [y, tall] of down) {
    for (const [x, wide] of across) {
      sum += (data[y * width + Math.min(x, width - 1)] ?? 0) * tall * wide;
      area += tall * wide;
    }
  }
  return sum / area;
}

/** The points between two parts of a stretch, each with how much of it lies between them. */
function spans(from: number, to: number, first: number, last: number): [number, number][] {
  const [start, end] = [from + (to - from) * first, from + (to - from) * last];
  const points = Array.from({ length: Math.ceil(end) - Math.floor(start) }, (_, at) => Math.floor(start) + at);
  return points.map((point) => [point, Math.min(point + 1, end) - Math.max(point, start)]);
}
