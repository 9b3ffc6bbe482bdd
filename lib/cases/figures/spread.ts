import { workingDaysBetween } from "@/lib/clocks/calendar";
import { shanghaiDate } from "@/lib/clocks/plain-date";

/**
 * How many took how long: in `hours` by steps that grow with the time, in `days` by working days. Spreads of many days
 * add up to the spread of all, which medians do not.
 */
export type Spread = { readonly hours: readonly number[]; readonly days: readonly number[] };
export type Lasting = { readonly from: Date; readonly to: Date };

export const NO_TIMES: Spread = { hours: [], days: [] };

const HOUR_MS = 3_600_000;
/** Hour by hour for three days, day by day for sixty, then week by week. */
const HOURLY = 72;
const DAILY = 60 * 24;
const STEPS_TO_DAILY = HOURLY + 60 - 3;
const LONGEST_WEEKS = 260;
const LONGEST_DAYS = 999;

/** The step that this many hours fall into; every step counts the time as full, never as less than it was. */
export function stepOf(hours: number): number {
  if (hours <= HOURLY) return Math.max(1, Math.ceil(hours)) - 1;
  if (hours <= DAILY) return HOURLY + Math.ceil(hours / 24) - 4;
  return STEPS_TO_DAILY + Math.min(LONGEST_WEEKS, Math.ceil(hours / 168)) - 9;
}

/** The longest time of a step, in hours. */
export function hoursOf(step: number): number {
  if (step < HOURLY) return step + 1;
  return step < STEPS_TO_DAILY ? (step - HOURLY + 4) * 24 : (step - STEPS_TO_DAILY + 9) * 168;
}

/** One time that something took; working days are counted as a clock counts them, the first day not among them. */
export function spreadOf({ from, to }: Lasting): Spread {
  const days = Math.min(LONGEST_DAYS, Math.max(0, workingDaysBetween(shanghaiDate(from), shanghaiDate(to))));
  return { hours: one(stepOf((to.getTime() - from.getTime()) / HOUR_MS)), days: one(days) };
}

export function addSpreads(one: Spread, other: Spread): Spread {
  return { hours: added(one.hours, other.hours), days: added(one.days, other.days) };
}

export type Times = { readonly count: number; readonly half: Reached; readonly most: Reached };
export type Reached = { readonly hours: number; readonly days: number };

/** Within what time half, and nine of ten, were done; null when there were none. */
export function timesOf(spread: Spread): Times | null {
  const count = spread.hours.reduce((sum, so) => sum + so, 0);
  if (count === 0) return null;
  const reached = (share: number) => {
    return { hours: hoursOf(place(spread.hours, share * count)), days: place(spread.days, share * count) };
  };
  return { count, half: reached(0.5), most: reached(0.9) };
}

/** The first step by which at least so many are done. */
function place(counts: readonly number[], wanted: number): number {
  let done = 0;
  return counts.findIndex((count) => {
    done += count;
    return done > 0 && done >= wanted;
  });
}

function one(step: number): number[] {
  return Array.from({ length: step + 1 }, (_, at) => (at === step ? 1 : 0));
}

function added(one: readonly number[], other: readonly number[]): number[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => (one[at] ?? 0) + (other[at] ?? 0));
}
