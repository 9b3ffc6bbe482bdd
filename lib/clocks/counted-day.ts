import { type DayKind, dayKind, isWorkingDay } from "@/lib/clocks/calendar";
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
export function countDays(period: Period): DayCount {
  const needed = daysNeeded(period);
  const days = [uncounted(period.start, "start_day")];
  let counted = 0;
  for (let date = addDays(period.start, 1); ; date = addDays(date, 1)) {
    const pause = pauseOn(period.pauses, date);
    if (pause?.to === null) return { days, needed, due: null };
    const judged = judgeDay(period, date, { pause, left: needed - counted, nth: counted + 1 });
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

type Standing = { readonly pause: ClockPause | null; readonly left: number; readonly nth: number };

function judgeDay(period: Period, date: PlainDate, { pause, left, nth }: Standing): CountedDay {
  const day = dayKind(date);
  const { kind } = day;
  const isRestDay = kind === "weekend" || kind === "holiday";
  if (isRestDay && period.unit === "working_days") return uncounted(date, kind);
  if (pause) return uncounted(date, "paused", pause.reason);
  if (left === 0) return uncounted(date, isRestDay ? "rest_day_after_last" : "due_after_rest_day");
  return { date, day, nth, why: "counted", pauseReason: null };
}

/** The last day counted, unless it is a rest day and the rule moves on to a working day (民法典 art. 203). */
function endsOn(period: Period, { date, why }: CountedDay): boolean {
  if (why === "due_after_rest_day") return true;
  return why === "counted" && (!period.movesToWorkingDay || isWorkingDay(date));
}

function uncounted(date: PlainDate, why: CountReason, pauseReason: string | null = null): CountedDay {
  return { date, day: dayKind(date), nth: null, why, pauseReason };
}
