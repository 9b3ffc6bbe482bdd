import type { Line, Quad } from "@/lib/evidence/reading/line";
import { middleOf, type PlacedLine } from "@/lib/evidence/reading/placed-line";

/** Lines that are one wrapped text. `starts` is where each line begins in `text`. */
export type Paragraph = {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
  readonly starts: readonly number[];
};

/** Lines put together, with `glue` between them. */
export function paragraphOf(lines: readonly PlacedLine[], glue = ""): Paragraph {
  let text = "";
  const starts = lines.map((line) => {
    if (text !== "") text += glue;
    const start = text.length;
    text += line.text;
    return start;
  });
  return { text, lines, starts };
}

/** Joins lines, given in reading order, wherever one goes on in the next. */
export function paragraphsOf(lines: readonly PlacedLine[]): Paragraph[] {
  const groups: PlacedLine[][] = [];
  const far = FAR * Math.max(0, ...lines.map(({ at }) => at.right));
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && (group.at(-1)?.at.right ?? 0) > far && goesOn(group, line)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => paragraphOf(group));
}

/** A numbered point, a bracketed title, a price, a number with its label or "this · that" starts anew. */
const STARTS_ANEW =
  /^(?:\d{1,2}\s?[、.．]|[①-⑳]|[一二三四五六七八九十]、|第.步|[【—@]|\d{1,2}[:：]\d{2}$|实付|订单|.{0,6}[¥￥]\s?\d|[^，。]{2,12}\s?[·・•]\s?[^，。]{2,12}$)/;
const LIST_NUMBER = /^(?:\d{1,2}\s?[、.．]|\d{1,2}(?=[\u4e00-\u9fa5])|[①-⑳]|第.步[:：])/;
/** A line that is a shop's name, under one that is no sentence. */
const NAME = /^[\u4e00-\u9fa5A-Za-z0-9]{1,9}(?:店|铺|馆|坊|家纺|布艺|家居|服饰|数码|食品|超市)$/;
const SENTENCE = /[，。！？；：,!?]/;
/** A line that goes on reaches at least this far across the page. */
const FAR = 0.6;

/** Same left edge (a numbered point may hang), same size, little space between, and the line above is full. */
function goesOn(group: readonly PlacedLine[], next: PlacedLine): boolean {
  const last = group.at(-1);
  const [first] = group;
  if (!last || !first || STARTS_ANEW.test(next.text) || isNextPoint(first, next)) return false;
  if (NAME.test(next.text) && !SENTENCE.test(last.text)) return false;
  const height = Math.max(last.height, next.height);
  const gap = next.at.top - last.at.bottom;
  const alike = Math.abs(last.height - next.height) < 0.3 * height;
  const near = gap < 0.95 * height && middleOf(next) - middleOf(last) > 0.6 * height;
  const hangs =
    LIST_NUMBER.test(first.text) && next.at.left > first.at.left && next.at.left < first.at.left + 2.5 * height;
  const flush = Math.abs(next.at.left - last.at.left) < 0.55 * height || hangs;
  return alike && near && flush && isFull(group, last, next);
}

/** "2 …" under "1 …", even where the mark after the number was not read. */
function isNextPoint(first: PlacedLine, next: PlacedLine): boolean {
  const [before, now] = [first, next].map(({ text }) => /^(\d{1,2})(?=\D)/.exec(text)?.[1]);
  return before !== undefined && now !== undefined && Number(now) === Number(before) + 1;
}

/** Chinese breaks anywhere, so a line that goes on reaches the edge, but for a word in Latin letters or a mark. */
function isFull(group: readonly PlacedLine[], last: PlacedLine, next: PlacedLine): boolean {
  const edge = Math.max(...group.map(({ at }) => at.right), next.at.right);
  const word = /^[\w./:+-]+/.exec(next.text)?.[0].length ?? 1;
  return last.at.right + (1.2 + word * 0.5) * last.height > edge;
}

/** Width of a character in ems, near enough for a frame around it. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u00ff]/.test(character) ? 0.56 : 1), 0);
}

/** The part of a line's box that holds some of its characters. */
export function partOfLine(line: Line, start: number, end: number): Quad {
  const whole = Math.max(1, widthOf(line.text));
  const from = widthOf(line.text.slice(0, start)) / whole;
  const to = widthOf(line.text.slice(0, end)) / whole;
  const [a, b, c, d] = line.box;
  const along = (p: typeof a, q: typeof a, share: number) => ({
    x: p.x + (q.x - p.x) * share,
    y: p.y + (q.y - p.y) * share,
  });
  return [along(a, b, from), along(a, b, to), along(d, c, to), along(d, c, from)];
}

/** One box a line for the characters of a paragraph from `start` up to `end`. */
export function boxesIn(paragraph: Paragraph, start: number, end: number): Quad[] {
  return paragraph.lines.flatMap((line, at) => {
    const offset = paragraph.starts[at] ?? 0;
    const from = Math.max(0, start - offset);
    const to = Math.min(line.text.length, end - offset);
    return from < to ? [partOfLine(line, from, to)] : [];
  });
}
