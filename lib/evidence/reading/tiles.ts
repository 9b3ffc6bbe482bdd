/** A full-width band of a picture. Writing whose middle lies between `from` and `to` is this tile's to report. */
export type Tile = {
  readonly top: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
  readonly scaledWidth: number;
  readonly scaledHeight: number;
};

/** A tile is at most this many times as high as wide: a phone's screen is one tile, a stitched page several. */
const TALLEST = 2.4;
/** Share of the width by which neighbours overlap: more than the height of any line. */
const OVERLAP = 0.12;
/** The detector takes sides that are multiples of this. */
const STEP = 32;

/**
 * Bands in which to look for writing. On a phone's screenshot some 25 characters share the width: 544 pixels leave
 * 20 for each. A desktop page, wider than high, holds more of them and gets more pixels.
 */
export function tilesOf({ width, height }: { width: number; height: number }): Tile[] {
  const overlap = Math.round(width * OVERLAP);
  const tallest = Math.round(width * TALLEST);
  const count = height <= tallest ? 1 : Math.ceil((height - overlap) / (tallest - overlap));
  const step = (height - overlap) / count;
  const scale = scaleFor(width, height);
  return Array.from({ length: count }, (_, at) => {
    const top = Math.round(at * step);
    const bottom = at === count - 1 ? height : Math.min(height, Math.round((at + 1) * step) + overlap);
    const from = at === 0 ? 0 : top + overlap / 2;
    const to = at === count - 1 ? height : bottom - overlap / 2;
    const [scaledWidth, scaledHeight] = [toStep(width * scale), toStep((bottom - top) * scale)];
    return { top, height: bottom - top, from, to, scaledWidth, scaledHeight };
  });
}

function scaleFor(width: number, height: number): number {
  const wanted = width > height * 1.2 ? Math.min(width, 1600) : 544;
  return Math.min(wanted / width, 1.5);
}

function toStep(length: number): number {
  return Math.max(STEP, Math.round(length / STEP) * STEP);
}
