import { z } from "zod";
import type { TrackClock } from "@/lib/cases/clocks-of-track";
import type { Clock } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";

/** What is kept of each clock that runs when its case is merged. */
export const clocksBefore = z.array(z.object({ id: z.string(), extension: storedClock.shape.extension }));
export type ClocksBefore = z.output<typeof clocksBefore>;

/** The clocks that run, as a column of JSON keeps them. */
export function runningNow(clocks: readonly TrackClock[]) {
  const running = clocks.filter(({ clock }) => clock.stoppedAt === null);
  return running.map(({ id, clock: { extension } }) => {
    return { id, extension: extension && { ...extension, approvedAt: extension.approvedAt.toISOString() } };
  });
}

/**
 * The clocks that the other case has stopped or extended, as they would stand had they run on: no day of the time
 * between is given back. Word that a person gave stays given: the clock for a first answer does not start again.
 */
export function restoredClocks(now: readonly TrackClock[], before: ClocksBefore): TrackClock[] {
  return before.flatMap(({ id, extension }) => {
    const found = now.find((one) => one.id === id);
    if (!found || found.clock.ruleId === "first_human_answer") return [];
    return [{ ...found, clock: { ...runningOn(found.clock), extension } }];
  });
}

function runningOn(clock: Clock): Clock {
  const { stoppedAt, pauses } = clock;
  if (stoppedAt === null) return clock;
  const still = pauses.map((pause) => (pause.to?.getTime() === stoppedAt.getTime() ? { ...pause, to: null } : pause));
  return { ...clock, stoppedAt: null, pauses: still };
}
