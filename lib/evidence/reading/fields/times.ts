import { eachOnce, foundIn } from "@/lib/evidence/reading/found";
import type { Material } from "@/lib/evidence/reading/material";
import type { Paragraph } from "@/lib/evidence/reading/paragraph";
import type { ReadField } from "@/lib/evidence/reading/reading";

const CLOCK = String.raw`(?:[01]?\d|2[0-4])[:：][0-5]\d(?:[:：][0-5]\d)?`;
const DAY_PART = "(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?";
const LONG_DATE = String.raw`20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?|(?<!\d)\d{1,2}月\d{1,2}日`;
/** Month and day alone look like much else: only when nothing but a clock follows. */
const SHORT_DATE = String.raw`(?<![\d.-])(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=$|[^\d.-]|${CLOCK})`;
const NEAR_DAY = "(?:今天|昨天|前天|(?:星期|周)[一二三四五六日天])";

/** Date with or without clock (the recogniser often drops the space between), or a near day with one. */
export const MOMENT = new RegExp(
  String.raw`(?<date>${LONG_DATE}|${SHORT_DATE})(?:\s?(?<clock>${DAY_PART}${CLOCK}))?|(?<near>${NEAR_DAY})\s?(?<nearClock>${DAY_PART}\s?${CLOCK})`,
  "dg",
);
const CLOCK_ALONE = new RegExp(`^${DAY_PART}\\s?${CLOCK}$`);
/** A clock that something covers: the moment is not fully legible. */
const CUT_CLOCK = /^\s?\d{1,2}(?:[:：]\d{0,2})?$/;

/** Every moment printed on the page, but for the clock of the phone itself. */
export function timesIn({ paragraphs, rows }: Material): ReadField[] {
  return eachOnce([...paragraphs, ...rows].flatMap(momentsIn));
}

function momentsIn(text: Paragraph): ReadField[] {
  if (CLOCK_ALONE.test(text.text)) return [foundIn(text, [0, text.text.length], { name: "times", value: text.text })];
  return [...text.text.matchAll(MOMENT)].flatMap((match) => {
    const end = match.index + match[0].length;
    if (CUT_CLOCK.test(text.text.slice(end))) return [];
    return [foundIn(text, [match.index, end], { name: "times", value: printed(match) })];
  });
}

function printed({ groups }: RegExpExecArray): string {
  const [day, clock] = [groups?.date ?? groups?.near ?? "", groups?.clock ?? groups?.nearClock];
  return clock ? `${day} ${clock.trim()}` : day;
}
