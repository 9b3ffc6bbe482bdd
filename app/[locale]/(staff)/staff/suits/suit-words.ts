import type { TagTone } from "@/app/_ui/tag";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { LONGEST_NAME, MOST_CASES } from "@/lib/enforcement/schema";
import type { SuitState } from "@/lib/enforcement/suit";
import type { SuitEnd } from "@/lib/enforcement/suit-end";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

export const SUIT_TONES: Record<SuitState, TagTone> = {
  prepared: "waiting",
  filed: "moving",
  heard: "moving",
  decided: "done",
  settled: "done",
  withdrawn: "closed",
};

/** A day in China, in words. */
export function dayWords(t: Translator, day: string): string {
  return longDate(t.locale, startOfShanghaiDay(day));
}

/** How a suit ended, and since when, for the sentences that say it. */
export function endValues(t: Translator, { by, day }: SuitEnd): { how: string; day: string } {
  return { how: t(`suits.holds.how.${by}`), day: dayWords(t, day) };
}

/** What is wrong with a field, as a sentence. */
export function problemWords(
  t: Translator,
  { field, reason, earliest }: { field: string; reason: string; earliest?: string | null },
): string {
  const max = field === "cases" ? MOST_CASES : LONGEST_NAME;
  const values = { label: t(`suits.fields.${field}`), max, earliest: earliest ? dayWords(t, earliest) : "" };
  return t(`suits.problems.${reason}`, values);
}
