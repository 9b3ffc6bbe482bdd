import { CALENDAR_SOURCE, isCalendarPublished, yearOf } from "@/lib/clocks/calendar";
import { type Clock, periodOf } from "@/lib/clocks/clock";
import { type ClockRule, COUNTING_LAW } from "@/lib/clocks/clock-rule";
import { countDays, type DayCount } from "@/lib/clocks/counted-day";
import { ruleVersion } from "@/lib/clocks/rules";

export type ClockExplanation = DayCount & {
  readonly rule: ClockRule;
  readonly extendedBy: number;
  /** `unpublishedYears`: no holiday notice is in our data, so only weekends were skipped there. */
  readonly calendar: { readonly source: string; readonly unpublishedYears: readonly number[] };
  readonly countingLaw: typeof COUNTING_LAW;
};

/**
 * Every day from the start to the due day: its number, or why it was not counted. While an open pause hides the due
 * day, the list ends where that pause began.
 */
export function explainClock(clock: Clock): ClockExplanation {
  const count = countDays(periodOf(clock));
  const years = [...new Set(count.days.map(({ date }) => yearOf(date)))];
  return {
    ...count,
    rule: ruleVersion(clock.ruleId, clock.ruleVersion),
    extendedBy: clock.extension?.amount ?? 0,
    calendar: { source: CALENDAR_SOURCE, unpublishedYears: years.filter((year) => !isCalendarPublished(year)) },
    countingLaw: COUNTING_LAW,
  };
}
