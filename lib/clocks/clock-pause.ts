import { endOfShanghaiDay, type PlainDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";

/** Time taken out of a period: from the first instant up to, not including, the second; null while it lasts. */
export type ClockPause = { readonly from: Date; readonly to: Date | null; readonly reason: string };

/**
 * The pause that takes this day out of the count, if one does: a day wholly or partly paused is not counted.
 * Nobody is left with a fraction of a day, and the day on which a period starts running again is treated like
 * the day on which it first started, which is not counted either (民法典 art. 201).
 */
export function pauseOn(pauses: readonly ClockPause[], date: PlainDate): ClockPause | null {
  if (pauses.length === 0) return null;
  const dayStart = startOfShanghaiDay(date);
  const dayEnd = endOfShanghaiDay(date);
  return pauses.find((pause) => touches(pause, dayStart, dayEnd)) ?? null;
}

/** Whether the clock stands still at this instant. */
export function isPausedAt(pauses: readonly ClockPause[], instant: Date): boolean {
  return pauses.some((pause) => touches(pause, instant, instant));
}

/** A pause of no length touches nothing. */
function touches({ from, to }: ClockPause, first: Date, last: Date): boolean {
  if (to !== null && to <= from) return false;
  return from <= last && (to === null || to > first);
}
