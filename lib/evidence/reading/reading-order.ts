import { inOneRow, middleOf, type PlacedLine, sharedHeight } from "@/lib/evidence/reading/placed-line";

/** A gap of this many line heights parts two cards. */
const CARD_GAP = 1;

/**
 * Top to bottom, left to right, a column or card read to its end. Rows that line up are read across (label, value);
 * where they do not, as with a date beside a paragraph, the page is cut into columns.
 */
export function inReadingOrder(lines: readonly PlacedLine[]): PlacedLine[] {
  if (lines.length < 2) return [...lines];
  const skewed = skewedPairs(lines);
  if (skewed.length === 0) return rowsOf(lines).flat();
  const cards = bandsOf(lines, CARD_GAP * medianHeight(lines));
  if (cards.length > 1) return cards.flatMap(inReadingOrder);
  const columns = columnsOf(lines, skewed);
  if (columns) return columns.flatMap(inReadingOrder);
  const bands = bandsOf(lines, 0);
  return bands.length > 1 ? bands.flatMap(inReadingOrder) : rowsOf(lines).flat();
}

type Pair = readonly [PlacedLine, PlacedLine];

function skewedPairs(lines: readonly PlacedLine[]): Pair[] {
  return lines.flatMap((a, at) =>
    lines
      .slice(at + 1)
      .filter((b) => sharedHeight(a, b) > 0 && !inOneRow(a, b))
      .map((b): Pair => [a, b]),
  );
}

function medianHeight(lines: readonly PlacedLine[]): number {
  const heights = lines.map(({ height }) => height).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

/** Lines in rows from the top, each row from the left. */
export function rowsOf(lines: readonly PlacedLine[]): PlacedLine[][] {
  const rows: PlacedLine[][] = [];
  for (const line of [...lines].sort((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1);
    if (row?.some((other) => inOneRow(other, line))) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.at.left - b.at.left));
}

/** Parts the page wherever nothing is written for more than `gap` pixels of its height. */
function bandsOf(lines: readonly PlacedLine[], gap: number): PlacedLine[][] {
  const bands: PlacedLine[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const line of [...lines].sort((a, b) => a.at.top - b.at.top)) {
    const slim = 0.12 * line.height;
    if (line.at.top + slim > bottom + gap) bands.push([]);
    bands.at(-1)?.push(line);
    bottom = Math.max(bottom, line.at.bottom - slim);
  }
  return bands;
}

/** The upright cut that parts most of the lines that do not line up; null when each cut would go through a line. */
function columnsOf(lines: readonly PlacedLine[], skewed: readonly Pair[]): [PlacedLine[], PlacedLine[]] | null {
  const cuts = lines.map(({ at }) => at.left).filter((x) => !lines.some(({ at }) => at.left < x && at.right > x + 2));
  const parted = (x: number) => skewed.filter(([a, b]) => a.at.left < x !== b.at.left < x).length;
  const best = cuts.reduce<number | null>((kept, x) => (kept === null || parted(x) > parted(kept) ? x : kept), null);
  if (best === null || parted(best) === 0) return null;
  return [lines.filter(({ at }) => at.left < best), lines.filter(({ at }) => at.left >= best)];
}
