import { foundAll } from "@/lib/evidence/reading/found";
import { anyOf, type Sorted, textsOf, WIDE } from "@/lib/evidence/reading/material";
import type { Paragraph } from "@/lib/evidence/reading/paragraph";
import type { ReadField, ScreenshotKind } from "@/lib/evidence/reading/reading";

const WORD = String.raw`[\u4e00-\u9fa5A-Za-z0-9]`;
/** Words after which a shop's name begins. */
const LEAD =
  "(?:选购|购买|光临|惠顾|来自|进入|关注|收藏|欢迎来到|感谢|这里是|我是|我们是|居民们|[在到是：:，。、·；“])";
const OFFICIAL =
  "(?:旗舰店|专营店|专卖店|官方店|企业店|自营店|直营店|工厂店|生活馆|体验馆|零食铺|配件店|便利店|百货店)";
const NAME_END = "(?:店|铺|馆|坊|屋|阁|家纺|布艺|家居|服饰|数码|食品|商行|超市)";

const LABELLED = new RegExp(
  `(?:^|${WIDE})(?:店铺|商家|卖家|店家|门店)(?:名称)?[：:\\s]\\s*(?<value>${WORD}{2,20})`,
  "dg",
);
const OFFICIALLY = new RegExp(`(?<=^|${LEAD}|\\s)(?<value>(?:(?!${LEAD})${WORD}){2,12}?${OFFICIAL})`, "dg");
const BRANCH = /(?<value>[\u4e00-\u9fa5A-Za-z0-9·]{2,14}[（(][\u4e00-\u9fa5A-Za-z0-9]{1,8}店[)）])/dg;
const POINTED_AT = new RegExp(`(?:翻到|找到|搜到|认准)(?<value>${WORD}{2,8}?)(?:那款|这款|那家|这家|店铺|的店)`, "dg");
const ALONE = new RegExp(`^(?<value>${WORD}{1,9}${NAME_END})(?=$|\\s)`, "dg");
/** A page's own headings end like shops do. */
const NOT_A_SHOP = /本店|网店|门店|探店|开店|全店|店铺$|逛逛|好物|附近/;

/** Where a bare name, without a label, is a shop's: how many rows from the top. */
const HEAD_ROWS: Partial<Record<ScreenshotKind, number>> = {
  sales_ranking: 99,
  order_detail: 99,
  chat_cashback: 3,
  review_template: 8,
  review_honest: 8,
};

/** The shop that the picture is about, by the surest sign first: label, registered form, branch, pointing finger. */
export function shopIn(material: Sorted): ReadField[] {
  const { rows, paragraphs } = material;
  const texts = [...paragraphs, ...rows];
  const all = (form: RegExp, on: readonly Paragraph[]) => on.flatMap((text) => foundAll(text, "shop", form));
  const candidates = [
    ...all(LABELLED, rows),
    ...all(OFFICIALLY, texts),
    ...all(BRANCH, texts),
    ...besidePlatform(material).flatMap((form) => all(form, textsOf(material))),
    ...all(POINTED_AT, paragraphs),
    ...all(ALONE, rows.slice(0, HEAD_ROWS[material.kind ?? "order_detail"] ?? 0)),
  ];
  return candidates.filter(({ value }) => !NOT_A_SHOP.test(String(value))).slice(0, 1);
}

/** "Platform · shop" and "shop · platform" under a product's title. */
function besidePlatform({ known }: Sorted): RegExp[] {
  const names = anyOf(known.platforms);
  const name = `(?<value>(?!${names})${WORD}{1,10}${NAME_END})`;
  const point = "\\s?[·・•|]\\s?";
  return [new RegExp(`(?<=${names}${point})${name}`, "dg"), new RegExp(`${name}(?=${point}${names})`, "dg")];
}
