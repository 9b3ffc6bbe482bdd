import type { TrackClock } from "@/lib/cases/clocks-of-track";
import { type Clock, type ClockChange, clockStatus, pauseClock, resumeClock } from "@/lib/clocks/clock";
import type { ClockPause } from "@/lib/clocks/clock-pause";

/** Of which rule, and since when a report has been handled in the case of all. */
export type Along = { readonly rule: string; readonly since: Date };

/**
 * The running clocks of somebody whose report is carried on in a case, as they stand once the time that was taken out of
 * the case's own period since, and what was added to it, count for theirs as well: the matter is the same, each period
 * keeps its own start (A13). Read from the clocks and not from what happened, so that in whatever order and however
 * often it is asked, the same comes of it. What had run out stays late. Only those that this changes.
 */
export function movedAlong(
  own: readonly TrackClock[],
  main: readonly TrackClock[],
  { rule, since }: Along,
): TrackClock[] {
  const leads = main.flatMap(({ clock }) => (clock.ruleId === rule ? [clock] : []));
  const running = own.filter(({ clock }) => clock.ruleId === rule && clock.stoppedAt === null);
  return running.flatMap((one) => {
    const clock = leads.reduce((moved, lead) => along(moved, lead, since), one.clock);
    return clock === one.clock ? [] : [{ ...one, clock }];
  });
}

function along(own: Clock, lead: Clock, since: Date): Clock {
  const pauses = lead.pauses.filter(({ to }) => to === null || to > since);
  const theirs = pauses.map((pause) => ({ ...pause, from: pause.from > since ? pause.from : since }));
  return extendedAlong(theirs.reduce(pausedAlong, own), lead, since);
}

function pausedAlong(own: Clock, { from, to, reason }: ClockPause): Clock {
  const same = (pause: ClockPause) => pause.from.getTime() === from.getTime();
  const paused = own.pauses.some(same) ? own : tried(own, pauseClock(own, { from, reason }));
  const lasts = paused.pauses.some((pause) => same(pause) && pause.to === null);
  return to && lasts ? tried(paused, resumeClock(paused, to)) : paused;
}

/** By as much in all as the case of all was given. */
function extendedAlong(own: Clock, { extension }: Clock, since: Date): Clock {
  if (!extension || extension.approvedAt <= since) return own;
  const more = extension.amount - (own.extension?.amount ?? 0);
  if (more <= 0 || clockStatus(own, extension.approvedAt).overdue) return own;
  return { ...own, extension };
}

function tried(before: Clock, change: ClockChange): Clock {
  return change.ok ? change.clock : before;
}
