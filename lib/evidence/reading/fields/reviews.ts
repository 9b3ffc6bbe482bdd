import { MOMENT } from "@/lib/evidence/reading/fields/times";
import { foundAs } from "@/lib/evidence/reading/found";
import { boundsOf } from "@/lib/evidence/reading/line";
import type { Sorted } from "@/lib/evidence/reading/material";
import { type Paragraph, paragraphOf, paragraphsOf } from "@/lib/evidence/reading/paragraph";
import { middleOf, type PlacedLine } from "@/lib/evidence/reading/placed-line";
import type { ReadField } from "@/lib/evidence/reading/reading";
import type { StarRow } from "@/lib/evidence/reading/stars";

/** What belongs to one review: from its writer's name to the next one's. */
export type Review = {
  readonly reviewer: PlacedLine;
  readonly body: Paragraph | null;
  readonly stars: StarRow | undefined;
};

/** Badges that apps print after a name. */
const BADGE =
  /\s*(?:(?:会员|PLUS|等级|LV|Lv|V)\s?[.·]?\s?(?:LV|Lv|V)?\s?\d{1,2}|(?:PLUS|超级)会员|VIP\d*|铁粉|达人)\s*$/i;
/** Buttons, answers of the shop, later additions: the writer's first words end here. */
const ENDS =
  /^(?:[口日凸]?\s?评论|有用|点赞|回复|.{0,6}回复[:：]|商家|掌柜|客服回|追评|.{0,12}追评[:：]|追加|展开|查看)/;
const ABOUT_THE_ITEM = /^(?:颜色|规格|款式|尺码|尺寸|型号|口味|套餐|已购|购买|版本|容量|人均|消费|.{0,4}分类)/;
const SENTENCE = /[，。！？；～~、,!?]/;
const DATE = new RegExp(MOMENT.source);
const DATE_ONLY = new RegExp(`^(?:${MOMENT.source})$`);

/** Reviews on the page, by the name and date (or stars) at their head. */
export function reviewsOn(material: Sorted): Review[] {
  const { lines, page } = material;
  const heads = lines.flatMap((_, at) => (isHead(at, material) ? [at] : []));
  return heads.map((at, index) => {
    const reviewer = lines[at] as PlacedLine;
    const inside = lines.slice(at + 1, heads[index + 1] ?? lines.length);
    const until = inside.findIndex((line) => ENDS.test(line.text));
    const body = bodyOf(until < 0 ? inside : inside.slice(0, until), index === heads.length - 1 && until < 0);
    return { reviewer, body, stars: page.stars.find((row) => belongs(row, reviewer)) };
  });
}

/** A short name with drawn stars of its own; on a page without stars, one with a date among the next lines. */
function isHead(at: number, { lines, page }: Sorted): boolean {
  const line = lines[at];
  if (!line || !couldBeName(line)) return false;
  if (page.stars.length > 0) return page.stars.some((row) => belongs(row, line));
  return lines
    .slice(at + 1, at + 3)
    .some((next) => DATE_ONLY.test(next.text) && next.at.top - line.at.bottom < line.height);
}

function couldBeName(line: PlacedLine): boolean {
  const name = nameOf(line);
  const plain = name.length > 0 && name.length <= 16 && !SENTENCE.test(name) && !/[:：¥￥()（）]/.test(name);
  return plain && !DATE.test(line.text) && !ENDS.test(line.text) && !ABOUT_THE_ITEM.test(line.text) && !isScore(line);
}

/** "4.9 out of 5" stands beside stars as well. */
function isScore({ text }: PlacedLine): boolean {
  return /^[\d.\s]+分?$/.test(text) || /\d条|评分/.test(text);
}

/** The stars right under a name, or beside it. */
function belongs({ box }: StarRow, line: PlacedLine): boolean {
  const stars = boundsOf(box);
  const middle = (stars.top + stars.bottom) / 2;
  const under = middle - middleOf(line);
  const beside = Math.abs(under) < 0.5 * line.height && stars.left > line.at.left;
  const below = under > 0 && under < 1.9 * line.height && Math.abs(stars.left - line.at.left) < 1.5 * line.height;
  return beside || below;
}

export function nameOf({ text }: PlacedLine): string {
  return text.replace(BADGE, "").trim();
}

/** The first text of sentences. One that the edge of the picture cuts off is no whole text and is left out. */
function bodyOf(lines: readonly PlacedLine[], isLast: boolean): Paragraph | null {
  const telling = lines.filter((line) => !ABOUT_THE_ITEM.test(line.text) && !DATE.test(line.text));
  const found = paragraphsOf(telling).find(({ text }) => SENTENCE.test(text) && text.length > 4);
  if (!found) return null;
  const cut = isLast && found.lines.at(-1) === lines.at(-1) && !/[。！？!?～~…]$/.test(found.text);
  return cut ? null : found;
}

/** Texts, names and stars of the reviews, in the order of the page. */
export function reviewFieldsOf(material: Sorted): ReadField[] {
  if (material.kind !== "review_template" && material.kind !== "review_honest") return [];
  return reviewsOn(material).flatMap(({ reviewer, body, stars }) => [
    foundAs([paragraphOf([reviewer])], { name: "reviewers", value: nameOf(reviewer) }),
    ...(body ? [foundAs([body], { name: "reviewTexts", value: body.text })] : []),
    ...(stars ? [starField(stars)] : []),
  ]);
}

function starField({ count, box, confidence }: StarRow): ReadField {
  return { name: "stars", value: count, boxes: [box], confidence, confirmed: false };
}
