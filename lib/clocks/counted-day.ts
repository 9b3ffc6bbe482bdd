import { CALENDAR, type Calendar, type DayKind, isRestDay } from "@/lib/clocks/calendar";
import { type ClockPause, pauseOn } from "@/lib/clocks/clock-pause";
import type { LengthUnit } from "@/lib/clocks/clock-rule";
import { addDays, addMonths, daysBetween, type PlainDate } from "@/lib/clocks/plain-date";

export type CountReason =
  | "counted"
  | "start_day"
  | "weekend"
  | "holiday"
  | "paused"
  | "rest_day_after_last"
  | "due_after_rest_day";

/** One day of a period: its number in the count, or null with the reason why it has none. */
export type CountedDay = {
  readonly date: PlainDate;
  readonly day: DayKind;
  readonly nth: number | null;
  readonly why: CountReason;
  readonly pauseReason: string | null;
};

export type Period = {
  readonly start: PlainDate;
  readonly amount: number;
  readonly unit: LengthUnit;
  readonly movesToWorkingDay: boolean;
  readonly pauses: readonly ClockPause[];
};

/** `due` is null when a pause without an end stands before the last day. */
export type DayCount = {
  readonly days: readonly CountedDay[];
  readonly needed: number;
  readonly due: PlainDate | null;
};

/** Walks from the day of the start event, which is not counted (民法典 art. 201), to the last day of the period. */
export function countDays(period: Period, { dayKind }: Pick<Calendar, "dayKind"> = CALENDAR): DayCount {
  const needed = daysNeeded(period);
  const days = [uncounted({ date: period.start, day: dayKind(period.start) }, "start_day")];
  let counted = 0;
  for (let date = addDays(period.start, 1); ; date = addDays(date, 1)) {
    const pause = pauseOn(period.pauses, date);
    if (pause?.to === null) return { days, needed, due: null };
    const judged = judgeDay(period, { date, day: dayKind(date) }, { pause, left: needed - counted, nth: counted + 1 });
    days.push(judged);
    counted = judged.nth ?? counted;
    if (counted === needed && endsOn(period, judged)) return { days, needed, due: date };
  }
}

/** Months and years end on the same-numbered day (民法典 art. 202), which fixes how many days they have. */
function daysNeeded({ start, amount, unit }: Period): number {
  if (unit === "months") return daysBetween(start, addMonths(start, amount));
  if (unit === "years") return daysBetween(start, addMonths(start, 12 * amount));
  return amount;
}

type DatedKind = Pick<CountedDay, "date" | "day">;
type Standing = { readonly pause: ClockPause | null; readonly left: number; readonly nth: number };

function judgeDay(period: Period, dated: DatedKind, { pause, left, nth }: Standing): CountedDay {
  const rests = isRestDay(dated.day);
  if (rests && period.unit === "working_days")
    return uncounted(dated, dated.day.kind === "holiday" ? "holiday" : "weekend");
  if (pause) return uncounted(dated, "paused", pause.reason);
  if (left === 0) return uncounted(dated, rests ? "rest_day_after_last" : "due_after_rest_day");
  return { ...dated, nth, why: "counted", pauseReason: null };
}

/** The last day counted, unless it is a rest day and the rule moves on to a working day (民法典 art. 203). */
function endsOn(period: Period, { day, why }: CountedDay): boolean {
  if (why === "due_after_rest_day") return true;
  return why === "counted" && (!period.movesToWorkingDay || !isRestDay(day));
}

function uncounted(dated: DatedKind, why: CountReason, pauseReason: string | null = null): CountedDay {
  return { ...dated, nth: null, why, pauseReason };
}
