import { bitsIn, FEWEST_LINES, type Line, linesOfPrint } from "@/lib/evidence/picture-print";

/** Of 64 bits. Measured: the same line saved again differs in few, another one in about 24 (docs/decisions/0039). */
const FARTHEST = 10;
/** How much of the picture with less on it has to be on the other one, too. */
const SHARE = 0.8;

/** Whether two pictures are one and the same, perhaps saved again, scaled, or cut at the top or bottom. */
export function samePicture(one: Uint8Array, other: Uint8Array): boolean {
  return sameLines(linesOfPrint(one), linesOfPrint(other));
}

/** The same of prints that are unpacked already. */
export function sameLines(lines: readonly Line[], others: readonly Line[]): boolean {
  return Math.min(lines.length, others.length) >= FEWEST_LINES && shareInCommon(lines, others) >= SHARE;
}

/** How much of the picture with less writing is found on the other one, from 0 to 1. Each line counts once. */
export function shareInCommon(lines: readonly Line[], others: readonly Line[]): number {
  const left = [...others];
  let common = 0;
  for (const line of lines) {
    const distances = left.map((candidate) => distance(line, candidate));
    const nearest = Math.min(...distances);
    if (nearest > FARTHEST) continue;
    const [found] = left.splice(distances.indexOf(nearest), 1);
    common += Math.min(line.weight, found?.weight ?? 0);
  }
  return common / Math.min(written(lines), written(others));
}

function written(lines: readonly Line[]): number {
  return lines.reduce((sum, { weight }) => sum + weight, 0);
}

function distance(one: Line, other: Line): number {
  return bitsIn(one.high ^ other.high) + bitsIn(one.low ^ other.low);
}
