import { createHash } from "node:crypto";
import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import library from "chinese-days/package.json" with { type: "json" };
import { addDays, type PlainDate, weekday } from "@/lib/clocks/plain-date";

export type HolidayName = { readonly zh: string; readonly en: string };

export type DayKind =
  | { readonly kind: "working_day" | "weekend" }
  | { readonly kind: "holiday" | "make_up_day"; readonly name: HolidayName };

/** Where the calendar comes from, for the explanation of a clock. */
export const CALENDAR_SOURCE = `chinese-days ${library.version}`;

/** What the State Council has published, by day: "Spring Festival,春节,4". */
export type HolidayTable = {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
};

export type Calendar = {
  /** Another one as soon as one day of the table is another. */
  readonly version: string;
  readonly source: string;
  readonly isPublished: (year: number) => boolean;
  readonly dayKind: (date: PlainDate) => DayKind;
};

export function calendarOf(table: HolidayTable, source: string): Calendar {
  const holidays = new Map(Object.entries(table.holidays));
  const makeUpDays = new Map(Object.entries(table.workdays));
  const publishedYears = new Set([...holidays.keys()].map(yearOf));
  return {
    version: versionOf(table),
    source,
    isPublished: (year) => publishedYears.has(year),
    dayKind: (date) => {
      const holiday = holidays.get(date);
      if (holiday) return { kind: "holiday", name: holidayName(holiday) };
      const makeUpDay = makeUpDays.get(date);
      if (makeUpDay) return { kind: "make_up_day", name: holidayName(makeUpDay) };
      return { kind: weekday(date) % 6 === 0 ? "weekend" : "working_day" };
    },
  };
}

// The library's functions read dates in the time zone of the process; its table does not, so the table is what we use.
export const CALENDAR = calendarOf(published, CALENDAR_SOURCE);

/** Whether the State Council's holiday notice for this year is in our data. If not, only weekends are known. */
export function isCalendarPublished(year: number): boolean {
  return CALENDAR.isPublished(year);
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/**
 * What the day is by the State Council's yearly notice: a rest day, a make-up day (调休) or an ordinary one.
 * In a year that is not published yet only weekends rest; a clock then ends too early rather than too late.
 */
export function dayKind(date: PlainDate): DayKind {
  return CALENDAR.dayKind(date);
}

export function isWorkingDay(date: PlainDate): boolean {
  return !isRestDay(dayKind(date));
}

export function isRestDay({ kind }: DayKind): boolean {
  return kind === "weekend" || kind === "holiday";
}

/**
 * The `count`-th working day after `date`, which itself is not counted; `date` when `count` is 0.
 * Throws a RangeError unless `count` is a whole number, 0 or more.
 */
export function addWorkingDays(date: PlainDate, count: number): PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier (those after `to`, up to `from`). */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  if (to < from) return 0 - workingDaysBetween(to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

function versionOf({ holidays, workdays }: HolidayTable): string {
  const days = [holidays, workdays].map((table) =>
    Object.entries(table).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  return createHash("sha256").update(JSON.stringify(days)).digest("hex").slice(0, 16);
}

function holidayName(entry: string): HolidayName {
  const [en = entry, zh = entry] = entry.split(",");
  return { zh, en };
}
