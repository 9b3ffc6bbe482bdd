import { NO_DUE } from "@/lib/cases/due";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** So many untouched cases of one merchant stand where their clocks and reasons put them; only what comes on top is set back. */
export const FREE_PLACES = 3;
/** Nothing is set back further than this, in days. */
export const MOST_DAYS = 60;

/** A case beyond the free places stands a day behind the one before it. `ahead` are untouched cases of the same merchant. */
export function daysSetBack(ahead: number): number {
  return Math.min(MOST_DAYS, Math.max(0, ahead + 1 - FREE_PLACES));
}

export type Placing = {
  readonly dueAt: Date;
  /** What the reasons add, in hours. */
  readonly leadHours: number;
  readonly daysSetBack: number;
  /** When the place is given. */
  readonly at: Date;
};

/**
 * The instant that orders the queue. A track stands before its due date by the hours of its reasons. One that is set
 * back for fairness stands whole days behind its due date, or behind today when that has passed, whatever its reasons:
 * else a flood that claims every reason would still push others back. Without a running clock it stands last.
 */
export function placeOf({ dueAt, leadHours, daysSetBack, at }: Placing): Date {
  if (dueAt >= NO_DUE) return NO_DUE;
  if (daysSetBack === 0) return new Date(dueAt.getTime() - leadHours * HOUR);
  return new Date(Math.max(dueAt.getTime(), at.getTime()) + daysSetBack * DAY);
}
