import sharp, { type Sharp } from "sharp";

const WIDTH = 720;
const HEIGHT = 1_560;
const LINE = 56;
const GLYPH = 28;

/** A mostly empty page with lines of made-up writing; another seed writes something else on the same page. */
export function drawnChat(seed: number, lines = 14): Sharp {
  const data = Buffer.alloc(WIDTH * HEIGHT, 0xed);
  const next = numbersFrom(seed);
  for (let line = 0; line < lines; line++) {
    const top = 60 + line * LINE * 1.8;
    for (let glyph = 0; glyph < 8 + (next() % 12); glyph++) stroke(data, { left: 60 + glyph * 30, top, next });
  }
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } });
}

/** What is left of a picture without its first rows: the status bar was cut off. */
export async function cutAtTop(picture: Sharp, rows: number): Promise<Sharp> {
  const png = await picture.png().toBuffer();
  return sharp(png).extract({ left: 0, top: rows, width: WIDTH, height: HEIGHT - rows });
}

type Place = { left: number; top: number; next: () => number };

/** One sign: a square of which about half the parts are black. */
function stroke(data: Buffer, { left, top, next }: Place): void {
  const part = GLYPH / 4;
  for (let at = 0; at < 16; at++) {
    if (next() % 2 === 0) continue;
    const [x, y] = [left + (at % 4) * part, Math.round(top) + Math.floor(at / 4) * part];
    for (let row = y; row < y + part; row++) data.fill(0x11, row * WIDTH + x, row * WIDTH + x + part);
  }
}

function numbersFrom(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 16;
  };
}
