import { addDays, addMonths, type PlainDate, shanghaiDate } from "@/lib/clocks/plain-date";

/**
 * How long before its first day a version must be on record, and may last be taken back: all processes read the law
 * anew each minute, and none may meet a version that it does not know, or count by one that is gone.
 */
const LEAD_MS = 10 * 60_000;

/** Nobody knows a law further ahead; a later day is a slip of the pen. */
const LATEST_MONTHS = 60;

/** The first day on which a version recorded now can begin: tomorrow in Shanghai, or the day after just before midnight. */
export function earliestDay(now: Date): PlainDate {
  return addDays(shanghaiDate(new Date(now.getTime() + LEAD_MS)), 1);
}

export function latestDay(now: Date): PlainDate {
  return addMonths(shanghaiDate(now), LATEST_MONTHS);
}

/** Whether a version that begins on this day can still be taken back. */
export function isAhead(validFrom: PlainDate, now: Date): boolean {
  return validFrom >= earliestDay(now);
}
