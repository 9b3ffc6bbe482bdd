const SHINGLE = 3;
/** A sentence that everybody would write alike says nothing about who copied from whom. */
const FEWEST_SHINGLES = 24;
/** Longer texts are compared by their beginning: bounded work whatever is sent. */
const LONGEST = 2_000;
const BANDS = 8;
const ROWS = 3;

/**
 * MinHash of a text's neighbouring characters, cut into bands: two texts that share most of what they say share most of
 * these numbers, and the numbers cannot be read back. With {@link ALIKE} bands in common, texts are alike to about
 * three quarters. Empty for a text too short to be told from others.
 */
export function wordPrints(text: string): number[] {
  const shingles = shinglesOf(text);
  if (shingles.length < FEWEST_SHINGLES) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffff_ffff);
  for (const shingle of shingles) {
    for (const [row, low] of least.entries()) least[row] = Math.min(low, mixed(shingle, row));
  }
  return Array.from({ length: BANDS }, (_, band) => bandPrint(least, band));
}

/** How many bands two texts have in common before they count as alike. */
export const ALIKE = 4;

function shinglesOf(text: string): number[] {
  const letters = [
    ...text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  ].slice(0, LONGEST);
  const found = new Set<number>();
  for (let at = 0; at + SHINGLE <= letters.length; at++) found.add(hashed(letters.slice(at, at + SHINGLE).join("")));
  return [...found];
}

/** FNV-1a. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Another order of the same hashes for every row (the finaliser of MurmurHash3). */
function mixed(hash: number, row: number): number {
  let mix = hash ^ Math.imul(row + 1, 0x9e3779b1);
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** Signed, as the database's integers are; the band's number keeps equal rows of different bands apart. */
function bandPrint(least: Uint32Array, band: number): number {
  const rows = [...least.subarray(band * ROWS, (band + 1) * ROWS)];
  return rows.reduce((print, low) => Math.imul(print ^ low, 0x01000193), 0x811c9dc5 ^ band) | 0;
}
