import type { HolidayName } from "@/lib/clocks/calendar";
import { type Clock, type ClockStatus, clockStatus } from "@/lib/clocks/clock";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import type { CountedDay, CountReason } from "@/lib/clocks/counted-day";
import { explainClock } from "@/lib/clocks/explain-clock";
import type { PlainDate } from "@/lib/clocks/plain-date";

/** Days in a row that were treated alike; `first` and `last` are their numbers in the count. */
export type DayRun = {
  from: PlainDate;
  to: PlainDate;
  why: CountReason | "make_up_day";
  first: number | null;
  last: number | null;
  holiday: HolidayName | null;
};

/** A clock as the reporter reads it: what is due, by when, under which rule, and how the days were counted. */
export type Deadline = {
  rule: ClockRule;
  status: ClockStatus;
  startedAt: Date;
  stoppedAt: Date | null;
  due: PlainDate | null;
  extendedBy: number;
  days: readonly DayRun[];
  /** Years without a published holiday notice: only their weekends were left out. */
  unpublishedYears: readonly number[];
};

export function deadlineOf(clock: Clock, now: Date): Deadline {
  const { rule, due, days, extendedBy, calendar } = explainClock(clock);
  const { startedAt, stoppedAt } = clock;
  const status = clockStatus(clock, now);
  const { unpublishedYears } = calendar;
  return { rule, status, startedAt, stoppedAt, due, extendedBy, days: runsOf(days), unpublishedYears };
}

/** Ninety days are a page of lines, and five runs. */
function runsOf(days: readonly CountedDay[]): DayRun[] {
  const runs: DayRun[] = [];
  for (const day of days) {
    const run = runOf(day);
    const before = runs.at(-1);
    if (before && before.why === run.why && before.holiday?.zh === run.holiday?.zh) {
      before.to = run.to;
      before.last = run.last;
    } else runs.push(run);
  }
  return runs;
}

function runOf({ date, day, nth, why }: CountedDay): DayRun {
  const named = day.kind === "holiday" || day.kind === "make_up_day" ? day.name : null;
  const madeUp = why === "counted" && day.kind === "make_up_day";
  return {
    from: date,
    to: date,
    why: madeUp ? "make_up_day" : why,
    first: nth,
    last: nth,
    holiday: why === "holiday" || madeUp ? named : null,
  };
}
