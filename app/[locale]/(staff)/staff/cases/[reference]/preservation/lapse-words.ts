import type { Lapse } from "@/lib/cases/preservation/lapse";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

/** One sentence on how long the records of a transaction are still kept. */
export function lapseWords(t: Translator, { due, daysLeft, state }: Lapse): string {
  if (due === null || daysLeft === null) return t("preserve.lapse.noRule");
  const values = { due: longDate(t.locale, startOfShanghaiDay(due)), days: Math.abs(daysLeft) };
  return t(`preserve.lapse.${state}`, values);
}
