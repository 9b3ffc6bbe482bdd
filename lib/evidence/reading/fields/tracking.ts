import { foundAs } from "@/lib/evidence/reading/found";
import type { Material } from "@/lib/evidence/reading/material";
import { type Paragraph, paragraphOf } from "@/lib/evidence/reading/paragraph";
import { middleOf, type PlacedLine } from "@/lib/evidence/reading/placed-line";
import type { ReadField, TrackingEvent } from "@/lib/evidence/reading/reading";

const DATE = String.raw`(?:20\d\d[-./年])?\d{1,2}[-./月]\d{1,2}日?`;
const CLOCK = String.raw`\d{2}[:：]\d{2}(?:[:：]\d{2})?`;
const WHOLE = new RegExp(`^(${DATE})\\s?(${CLOCK})$`);
const DATE_ONLY = new RegExp(`^${DATE}$`);
const CLOCK_ONLY = new RegExp(`^${CLOCK}$`);
const BRACKETED = /^【([^】]+)】\s*(.*)$/;
/** What a place of a courier is called. */
const PLACE = /^(\S{2,20}(?:中心|网点|营业部|分部|公司|集散点|枢纽|站|省|市|区|县|镇))\s*(.*)$/;
/** A list of events goes on while the next is near; buttons and notes below it are no part of it. */
const NOTE = /信息来自|可能存在|仅供参考|复制|联系快递|催|客服|查看|收起|展开/;

type Anchor = {
  readonly time: string;
  readonly lines: readonly PlacedLine[];
  readonly top: number;
  readonly right: number;
};

/** The events of a parcel, as listed: the text beside or under each printed moment, up to the next. */
export function trackingIn({ lines }: Material): ReadField[] {
  const anchors = anchorsIn(lines);
  const own = new Set(anchors.flatMap((anchor) => anchor.lines));
  return anchors.flatMap((anchor, at) => {
    const next = anchors[at + 1]?.top ?? Number.POSITIVE_INFINITY;
    const text = lines.filter((line) => !own.has(line) && middleOf(line) >= anchor.top && middleOf(line) < next);
    return eventFrom(anchor, nearOnly(text));
  });
}

function anchorsIn(lines: readonly PlacedLine[]): Anchor[] {
  const anchors = lines.flatMap((line, at): Anchor[] => {
    const top = middleOf(line) - 0.75 * line.height;
    const whole = WHOLE.exec(line.text.trim());
    if (whole) return [{ time: `${whole[1]} ${whole[2]}`, lines: [line], top, right: line.at.right }];
    const under = lines.slice(at + 1, at + 4).find((other) => isUnder(line, other));
    if (!DATE_ONLY.test(line.text) || !under) return [];
    const date = CLOCK_ONLY.test(line.text) ? under.text : line.text;
    return [{ time: `${date} ${under.text}`, lines: [line, under], top, right: line.at.right }];
  });
  return anchors.sort((a, b) => a.top - b.top);
}

function isUnder(date: PlacedLine, clock: PlacedLine): boolean {
  const drop = middleOf(clock) - middleOf(date);
  return (
    CLOCK_ONLY.test(clock.text) &&
    drop > 0 &&
    drop < 2 * date.height &&
    Math.abs(clock.at.left - date.at.left) < date.height
  );
}

/** Lines up to the first wide gap, and up to the first note. */
function nearOnly(lines: readonly PlacedLine[]): PlacedLine[] {
  const end = lines.findIndex((line, at) => {
    const before = lines[at - 1];
    return NOTE.test(line.text) || (before !== undefined && line.at.top - before.at.bottom > 1.6 * before.height);
  });
  return lines.slice(0, end < 0 ? lines.length : end);
}

function eventFrom(anchor: Anchor, text: readonly PlacedLine[]): ReadField[] {
  if (text.length === 0) return [];
  const value: TrackingEvent = { time: anchor.time, ...placeAndStatus(text.map((line) => line.text)) };
  const parts: Paragraph[] = [paragraphOf(anchor.lines), paragraphOf(text)];
  return value.status === "" ? [] : [foundAs(parts, { name: "trackingEvents", value })];
}

function placeAndStatus([first = "", ...rest]: readonly string[]): { place: string; status: string } {
  const bracketed = BRACKETED.exec(first);
  if (bracketed) return { place: bracketed[1] ?? "", status: [bracketed[2], ...rest].join("") };
  const named = PLACE.exec(first);
  if (named && (rest.length > 0 || named[2])) return { place: named[1] ?? "", status: [named[2], ...rest].join("") };
  return { place: "", status: [first, ...rest].join("") };
}
