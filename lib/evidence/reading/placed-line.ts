import { type Bounds, boundsOf, type Line, leanOf, type Point, sizeOf } from "@/lib/evidence/reading/line";

/** A line with its place on the page as if the page had been held level. */
export type PlacedLine = Line & { readonly at: Bounds; readonly height: number };

/** Writing that leans this many degrees more than the page is stamped over it: a watermark, not part of it. */
const STAMPED = 12;
/** A word that is hardly longer than high gives no reliable angle. */
const TELLING = 1.6;

/** Levels the page by its usual lean and leaves out what was stamped across it. */
export function placeLines(lines: readonly Line[]): PlacedLine[] {
  const telling = lines.filter(({ box }) => sizeOf(box).length > TELLING * sizeOf(box).height);
  const leans = telling.map(({ box }) => leanOf(box)).sort((a, b) => a - b);
  const lean = leans[Math.floor(leans.length / 2)] ?? 0;
  const stamped = (line: Line) => telling.includes(line) && Math.abs(leanOf(line.box) - lean) > STAMPED;
  return lines.filter((line) => !stamped(line)).map((line) => place(line, lean));
}

function place(line: Line, lean: number): PlacedLine {
  const angle = (-lean * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const level = ({ x, y }: Point) => ({ x: x * cos - y * sin, y: x * sin + y * cos });
  return { ...line, at: boundsOf(line.box.map(level)), height: sizeOf(line.box).height };
}

export function middleOf({ at }: PlacedLine): number {
  return (at.top + at.bottom) / 2;
}

/** Pixels shared in height, boxes taken a little slimmer than the detector draws them. */
export function sharedHeight(a: PlacedLine, b: PlacedLine): number {
  const slim = 0.12;
  return (
    Math.min(a.at.bottom - slim * a.height, b.at.bottom - slim * b.height) -
    Math.max(a.at.top + slim * a.height, b.at.top + slim * b.height)
  );
}

/** Whether two lines stand in one row, as a label and its value do. */
export function inOneRow(a: PlacedLine, b: PlacedLine): boolean {
  return sharedHeight(a, b) > 0 && Math.abs(middleOf(a) - middleOf(b)) < 0.35 * Math.max(a.height, b.height);
}

/** Puts together what the detector cut apart: pieces of one row, of one size, at most `apart` heights between them. */
export function joinPieces(lines: readonly PlacedLine[], apart = 0.55): PlacedLine[] {
  const joined: PlacedLine[] = [];
  for (const line of [...lines].sort((a, b) => a.at.left - b.at.left)) {
    const at = joined.findIndex((other) => continues(other, line, apart));
    const before = joined[at];
    if (before) joined[at] = join(before, line);
    else joined.push(line);
  }
  return joined;
}

function continues(a: PlacedLine, b: PlacedLine, apart: number): boolean {
  const height = Math.max(a.height, b.height);
  const gap = b.at.left - a.at.right;
  return inOneRow(a, b) && Math.abs(a.height - b.height) < 0.25 * height && gap > -height && gap < apart * height;
}

function join(a: PlacedLine, b: PlacedLine): PlacedLine {
  const at = boundsOf(
    [a.at, b.at].flatMap(({ left, top, right, bottom }) => [
      { x: left, y: top },
      { x: right, y: bottom },
    ]),
  );
  const confidence = Math.min(a.confidence, b.confidence);
  const box: PlacedLine["box"] = [a.box[0], b.box[1], b.box[2], a.box[3]];
  return { text: a.text + b.text, confidence, box, at, height: Math.max(a.height, b.height) };
}
