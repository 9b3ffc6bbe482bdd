import { z } from "zod";
import type { TrackClock } from "@/lib/cases/clocks-of-track";
import type { Clock } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";

/** What is kept of each clock that runs when its case is merged. */
export const clocksBefore = z.array(
  z.object({
    id: z.string(),
    extension: storedClock.shape.extension,
    /** Absent where the case was merged while the case of all paused nobody's clocks but its own. */
    pauses: storedClock.shape.pauses.optional(),
  }),
);
export type ClocksBefore = z.output<typeof clocksBefore>;

/** The clocks that run, as a column of JSON keeps them. */
export function runningNow(clocks: readonly TrackClock[]) {
  const running = clocks.filter(({ clock }) => clock.stoppedAt === null);
  return running.map(({ id, clock: { extension, pauses } }) => {
    const kept = pauses.map(({ from, to, reason }) => {
      return { from: from.toISOString(), to: to?.toISOString() ?? null, reason };
    });
    const longer = extension && { ...extension, approvedAt: extension.approvedAt.toISOString() };
    return { id, extension: longer, pauses: kept };
  });
}

/**
 * The clocks that the other case has stopped, paused or extended, as they would stand had they run on: no day of the time
 * between is given back. Word that a person gave stays given: the clock for a first answer does not start again.
 */
export function restoredClocks(now: readonly TrackClock[], before: ClocksBefore): TrackClock[] {
  return before.flatMap(({ id, extension, pauses }) => {
    const found = now.find((one) => one.id === id);
    if (!found || found.clock.ruleId === "first_human_answer") return [];
    const on = runningOn(found.clock);
    return [{ ...found, clock: { ...on, extension, pauses: pauses ?? on.pauses } }];
  });
}

function runningOn(clock: Clock): Clock {
  const { stoppedAt, pauses } = clock;
  if (stoppedAt === null) return clock;
  const still = pauses.map((pause) => (pause.to?.getTime() === stoppedAt.getTime() ? { ...pause, to: null } : pause));
  return { ...clock, stoppedAt: null, pauses: still };
}
