/** A day in Asia/Shanghai, written `YYYY-MM-DD`. Every period of PRC law is counted in these. */
export type PlainDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
// China has kept +08:00 without summer time since 1991, so a fixed offset is exact for every rule in this folder.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day it is in Shanghai at this instant, whatever the time zone of the process. */
export function shanghaiDate(instant: Date): PlainDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The hour of the day in Shanghai, 0 to 23. */
export function shanghaiHour(instant: Date): number {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).getUTCHours();
}

/** The first millisecond of the day in Shanghai. */
export function startOfShanghaiDay(date: PlainDate): Date {
  return new Date(midnightUtc(date) - SHANGHAI_OFFSET_MS);
}

/**
 * The last millisecond of the day in Shanghai (24:00, exclusive). An instant is late when it is greater than this.
 * Not the next midnight, which would be shown as the following day.
 */
export function endOfShanghaiDay(date: PlainDate): Date {
  return new Date(startOfShanghaiDay(date).getTime() + DAY_MS - 1);
}

/** The day `days` after (or, when negative, before) this one. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return isoDay(midnightUtc(date) + days * DAY_MS);
}

/** The same-numbered day `months` later, or that month's last day when it has none (民法典 art. 202). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const from = new Date(midnightUtc(date));
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  lastDay.setUTCDate(Math.min(from.getUTCDate(), lastDay.getUTCDate()));
  return isoDay(lastDay.getTime());
}

/** Calendar days from one day to the other; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (midnightUtc(to) - midnightUtc(from)) / DAY_MS;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: PlainDate): number {
  return new Date(midnightUtc(date)).getUTCDay();
}

/** Throws a RangeError for a day that does not exist: JavaScript would quietly read 30 February as 2 March. */
function midnightUtc(date: PlainDate): number {
  const time = SHAPE.test(date) ? Date.parse(date) : Number.NaN;
  if (new Date(time).getUTCDate() !== Number(date.slice(8))) throw new RangeError(`not a calendar day: ${date}`);
  return time;
}

function isoDay(time: number): PlainDate {
  return new Date(time).toISOString().slice(0, 10);
}
