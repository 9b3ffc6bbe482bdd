// Read by the decoder too, which runs on plain Node: nothing is imported here.

/** The lines with the most writing are kept: of what is on a screen, those that are not the app's own frame. */
export const LINES_KEPT = 24;
/** A picture with fewer lines looks like too many others to be told from them. */
export const FEWEST_LINES = 8;
const VERSION = 1;
const LINE_BYTES = 10;
/** Of 32; a half that is nearly blank leads to every other nearly blank one. */
const FEWEST_BITS = 5;
/** Tells lower halves from upper ones. */
const LOWER_HALF = 0x5bd1e995;

/** One line of what is on a picture: 64 bits of lighter and darker, and how much is written in it. */
export type Line = { readonly high: number; readonly low: number; readonly weight: number };

/** As kept: a version, then eight bytes and a weight for each line. Null for a picture with too few lines. */
export function packPrint(lines: readonly Line[]): Uint8Array | null {
  if (lines.length < FEWEST_LINES) return null;
  const packed = new DataView(new ArrayBuffer(1 + lines.length * LINE_BYTES));
  packed.setUint8(0, VERSION);
  for (const [at, { high, low, weight }] of lines.entries()) {
    const from = 1 + at * LINE_BYTES;
    packed.setUint32(from, high);
    packed.setUint32(from + 4, low);
    packed.setUint16(from + 8, Math.min(0xffff, Math.max(1, Math.round(weight / 64))));
  }
  return new Uint8Array(packed.buffer);
}

/** The lines of a print, those with the most writing first; none of a version that is not ours. */
export function linesOfPrint(print: Uint8Array): Line[] {
  const packed = new DataView(print.buffer, print.byteOffset, print.byteLength);
  if (print.byteLength === 0 || packed.getUint8(0) !== VERSION) return [];
  return Array.from({ length: Math.floor((print.byteLength - 1) / LINE_BYTES) }, (_, at) => {
    const from = 1 + at * LINE_BYTES;
    return { high: packed.getUint32(from), low: packed.getUint32(from + 4), weight: packed.getUint16(from + 8) };
  });
}

/**
 * What pictures are looked up by: the upper and the lower half of each line, folded into 22 bits, so that the index stays
 * small and still leads nearly nowhere by chance. Of the lines of a picture that was saved again, some halves are the
 * same to the bit.
 */
export function bandsOfPrint(print: Uint8Array): number[] {
  const bands = linesOfPrint(print).flatMap(({ high, low }) => [
    ...(bitsIn(high) >= FEWEST_BITS ? [folded(high)] : []),
    ...(bitsIn(low) >= FEWEST_BITS ? [folded(low ^ LOWER_HALF)] : []),
  ]);
  return [...new Set(bands)];
}

function folded(half: number): number {
  const mixed = Math.imul(half ^ (half >>> 15), 0x9e3779b1);
  return (mixed ^ (mixed >>> 13)) >>> 10;
}

/** How many bits of a 32-bit number are set. */
export function bitsIn(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
