const WIDE = /[０-９Ａ-Ｚａ-ｚ＠．－]/g;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Seven digits and more, in groups or not: orders, phones, bank cards, identity cards. */
const DIGITS = /\d(?:[ -]?\d){6,}[Xx]?/g;
/** Parcels and vouchers: letters and digits in one. */
const MIXED = /[A-Za-z0-9]{8,}/g;
const DAY = /^\d{4}-\d{1,2}-\d{1,2}$/;
const HIDDEN = "■■■";

/** A text of a reporter without what would name them to the accused: mail addresses and long numbers. Days stay. */
export function withoutNumbers(text: string): string {
  return text
    .replace(WIDE, (sign) => sign.normalize("NFKC"))
    .replace(ADDRESS, HIDDEN)
    .replace(MIXED, (run) => ((run.match(/\d/g) ?? []).length >= 6 ? HIDDEN : run))
    .replace(DIGITS, (run) => (DAY.test(run) ? run : HIDDEN));
}
