import { foundAs } from "@/lib/evidence/reading/found";
import type { Sorted } from "@/lib/evidence/reading/material";
import type { Paragraph } from "@/lib/evidence/reading/paragraph";
import type { PlacedLine } from "@/lib/evidence/reading/placed-line";
import type { ReadField, ScreenshotKind } from "@/lib/evidence/reading/reading";

const SHOWS_PRODUCTS: readonly (ScreenshotKind | null)[] = [
  "review_template",
  "review_honest",
  "order_detail",
  "chat_cashback",
  "sales_ranking",
];
const SHORTEST = 8;
/** Sentences, prices, numbers, dates, addresses, shops, counts and labels are no titles. */
const NO_TITLE =
  /[，。！？；：:¥￥@]|\d{9}|\d{4}[-/.]\d|[省市区县].*[路街号栋室]|[市区].*路|旗舰店|专营店|专卖店|\d+[条人]|人均|评价|好评|客服|退货|更新|销量|榜|认证|会员|已售/;
const PRICE = /[¥￥]\s?\d/;

/** The title of the first product: a line without sentence marks right above or beside a price, or beside the shop. */
export function productTitleIn({ kind, paragraphs, lines }: Sorted, shop: ReadField | undefined): ReadField[] {
  if (!SHOWS_PRODUCTS.includes(kind)) return [];
  const isShop = (line: PlacedLine) => shop !== undefined && line.text.includes(String(shop.value));
  const anchors = lines.filter((line) => PRICE.test(line.text) || isShop(line));
  const title = paragraphs.find(
    (paragraph) =>
      couldBeTitle(paragraph) && paragraph.text !== shop?.value && anchors.some((line) => stands(paragraph, line)),
  );
  return title ? [foundAs([title], { name: "productTitle", value: title.text })] : [];
}

function couldBeTitle({ text }: Paragraph): boolean {
  const letters = text.replace(/\s/g, "");
  return letters.length >= SHORTEST && /[\u4e00-\u9fa5]{4}/.test(letters) && !NO_TITLE.test(text);
}

/** Whether a price or shop stands in the same card: a few lines below or just above, not far to the left. */
function stands({ lines }: Paragraph, anchor: PlacedLine): boolean {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last || lines.includes(anchor)) return false;
  const below = anchor.at.top - last.at.bottom;
  const above = first.at.top - anchor.at.bottom;
  const reach = 4 * first.height;
  return below > -2 * first.height && below < reach && above < 2 * first.height && anchor.at.right > first.at.left;
}
