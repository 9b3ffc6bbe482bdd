import { LANGUAGE_TAGS, type Locale } from "./locale.ts";

/** ¥10,371.50 from fen; whole yuan without decimals. */
export function yuan(locale: Locale, fen: number): string {
  const digits = fen % 100 === 0 ? 0 : 2;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `¥${new Intl.NumberFormat(LANGUAGE_TAGS[locale], format).format(fen / 100)}`;
}
