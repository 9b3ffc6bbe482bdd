import { eachOnce, foundAll } from "@/lib/evidence/reading/found";
import type { Material } from "@/lib/evidence/reading/material";
import type { ReadField } from "@/lib/evidence/reading/reading";

const NUMBER = String.raw`(?<value>\d[\d,]*(?:\.\d{1,2})?)`;
/** What follows a number that counts something else than money. */
const COUNTED = "[单条件个张天号月点分字人次位小年%]";

/** Money: after a sign, before a unit, at the low end of a range, after a word that names a price, or alone and signed. */
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`[¥￥]\s?${NUMBER}`, "dg"),
  new RegExp(String.raw`(?<![\d.,])${NUMBER}\s?(?:元|块钱?|RMB)`, "dgi"),
  new RegExp(String.raw`(?<![\d.])${NUMBER}(?=\s?[~～—至-]\s?\d+(?:\.\d+)?元)`, "dg"),
  new RegExp(String.raw`(?:客单价?|佣金?|本金|打包价?|单价|返现)[：:]?${NUMBER}(?![\d.]|\s?${COUNTED})`, "dg"),
  /^[+-]?\s?(?<value>\d{1,6}\.\d{2})$/dg,
];

/** Amounts as printed, without sign. */
export function amountsIn({ paragraphs, rows }: Material): ReadField[] {
  const texts = [...paragraphs, ...rows];
  return eachOnce(FORMS.flatMap((form) => texts.flatMap((text) => foundAll(text, "amounts", form))));
}
