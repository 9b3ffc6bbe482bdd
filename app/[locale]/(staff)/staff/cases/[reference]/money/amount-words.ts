import type { FigureSource } from "@/lib/cases/money/figures";
import { MONEY_KINDS, type MoneyKind, type Range } from "@/lib/cases/money/money-fact";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate, wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { yuan } from "@/lib/i18n/yuan";

/** From–to in yuan, or one amount where both ends are the same. */
export function yuanRange(t: Translator, { low, high }: Range): string {
  if (low === high) return yuan(t.locale, low);
  return t("money.range", { low: yuan(t.locale, low), high: yuan(t.locale, high) });
}

/** An amount of this kind: yuan, or a number of things. */
export function amountRange(t: Translator, kind: MoneyKind, range: Range): string {
  if (MONEY_KINDS[kind].unit === "fen") return yuanRange(t, range);
  const [low, high] = [wholeNumber(t.locale, range.low), wholeNumber(t.locale, range.high)];
  return low === high ? low : t("money.range", { low, high });
}

/** Law, article, how sure we are of it, and since when. */
export function sourceWords(t: Translator, { law, article, mark, validFrom, validTo }: FigureSource): string {
  const name = article ? t("staffCase.clocks.lawArticle", { law: law[t.locale], article }) : law[t.locale];
  const day = (date: string) => longDate(t.locale, startOfShanghaiDay(date));
  const valid = validTo
    ? t("money.validBetween", { from: day(validFrom), to: day(validTo) })
    : t("money.validSince", { from: day(validFrom) });
  return `${name} · ${t(`staffCase.clocks.marks.${mark}`)} · ${valid}`;
}
