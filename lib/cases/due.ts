import { CALENDAR, type Calendar } from "@/lib/clocks/calendar";
import { type Clock, dueAtBy } from "@/lib/clocks/clock";

/** Where a track stands in the order of the queue when no clock of it runs: behind all others. */
export const NO_DUE = new Date("9999-12-31T00:00:00Z");

/** The nearest due instant of the running clocks; a clock held by an open pause has none. */
export function nearestDue(clocks: readonly Clock[], calendar: Calendar = CALENDAR): Date {
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null);
  const dues = running.map((clock) => dueAtBy(calendar, clock) ?? NO_DUE);
  return new Date(Math.min(NO_DUE.getTime(), ...dues.map((due) => due.getTime())));
}
