import { cutLine, LINE_HEIGHT, type Strip } from "@/lib/evidence/reading/cut-line";
import { type Decoded, decodeCharacters } from "@/lib/evidence/reading/decode-characters";
import { type Line, type Quad, sizeOf } from "@/lib/evidence/reading/line";
import { type Models, run } from "@/lib/evidence/reading/models";
import type { Picture } from "@/lib/evidence/reading/picture";

/** Lines of about one length share a run of the network; more of them cost memory and save nothing. */
const TOGETHER = 6;
/** Below this a line is a picture's texture, not writing. */
const READABLE = 0.5;

/** Reads each box; boxes that hold no writing after all are left out. */
export async function recogniseLines(picture: Picture, boxes: readonly Quad[], models: Models): Promise<Line[]> {
  const byShape = [...boxes].sort((a, b) => shapeOf(a) - shapeOf(b));
  const lines: Line[] = [];
  for (let at = 0; at < byShape.length; at += TOGETHER) {
    const group = byShape.slice(at, at + TOGETHER);
    const decoded = await readStrips(
      group.map((box) => cutLine(picture, box)),
      models,
    );
    lines.push(...group.flatMap((box, index) => lineFrom(box, decoded[index])));
  }
  return lines;
}

function shapeOf(box: Quad): number {
  const { length, height } = sizeOf(box);
  return length / Math.max(1, height);
}

function lineFrom(box: Quad, decoded: Decoded | undefined): Line[] {
  const text = withoutStars(decoded?.text.trim() ?? "");
  if (!decoded || text === "" || decoded.confidence < READABLE) return [];
  return [{ text, confidence: decoded.confidence, box }];
}

/** Stars in front of words were drawn, not written; a row of nothing but stars is kept to be counted. */
function withoutStars(text: string): string {
  const words = text.replace(/[★☆]/g, "").trim();
  return words === "" ? text : words;
}

async function readStrips(strips: readonly Strip[], models: Models): Promise<Decoded[]> {
  const width = Math.ceil(Math.max(...strips.map((strip) => strip.width)) / 8) * 8;
  const input = models.tensor(batch(strips, width), [strips.length, 3, LINE_HEIGHT, width]);
  const { data, dims } = await run(models.recogniser, input);
  const [, steps = 0, classes = 0] = dims;
  if (classes !== models.characters.length) throw new Error(`The dictionary does not fit: ${classes} classes`);
  return strips.map((_, index) =>
    decodeCharacters(data.subarray(index * steps * classes, (index + 1) * steps * classes), steps, models.characters),
  );
}

function batch(strips: readonly Strip[], width: number): Float32Array {
  const rows = 3 * LINE_HEIGHT;
  const input = new Float32Array(strips.length * rows * width);
  strips.forEach((strip, index) => {
    for (let row = 0; row < rows; row++) {
      const line = strip.planes.subarray(row * strip.width, (row + 1) * strip.width);
      input.set(line, (index * rows + row) * width);
    }
  });
  return input;
}
