import { clocksOfTracks, type TrackClock } from "@/lib/cases/clocks-of-track";
import { dueAt } from "@/lib/clocks/clock";
import type { PlainDate } from "@/lib/clocks/plain-date";
import { inTransaction } from "@/lib/infra/db/client";
import { columnsOf } from "./day-figures";
import { spanOf } from "./day-span";
import { answersOf, arrivalsOf, type Crossing, crossingsOf } from "./moves-of-day";
import { standingAfter } from "./standing-at";
import { type DayFacts, tallyDay } from "./tally-day";

/**
 * Counts one past day of an organisation from its cases, events and clocks, and keeps the counts in place of those that
 * were there. May be run again for any day; what it finds is the same as long as the cases are kept.
 */
export async function countDay(organisationId: string, day: PlainDate, at: Date = new Date()): Promise<void> {
  const counted = tallyDay(await factsOf(organisationId, day));
  const rows = counted.map(({ dimension, value, figures }) => {
    return { organisationId, day, dimension, value, ...columnsOf(figures), countedAt: at };
  });
  await inTransaction(async (tx) => {
    await tx.dayCount.deleteMany({ where: { organisationId, day } });
    await tx.dayCount.createMany({ data: rows, skipDuplicates: true }); // two workers count the same
  });
}

async function factsOf(organisationId: string, day: PlainDate): Promise<DayFacts> {
  const span = spanOf(organisationId, day);
  const [arrivals, crossings, answers, standing] = await Promise.all([
    arrivalsOf(span),
    crossingsOf(span),
    answersOf(span),
    standingAfter(span),
  ]);
  const decided = crossings.filter(({ ends, byReporter }) => ends && !byReporter);
  const clocks = await clocksOfTracks(decided.map(({ trackId }) => trackId));
  const byTrack = Map.groupBy(clocks, ({ trackId }) => trackId);
  const judged = crossings.map((one) => ({ ...one, inTime: isInTime(one, byTrack.get(one.trackId) ?? []) }));
  return { arrivals, crossings: judged, answers, standing };
}

/** No clock of the track ran out before it was stopped, nor had one run out when the track ended. */
function isInTime({ since, at }: Crossing, clocks: readonly TrackClock[]): boolean {
  return clocks.every(({ clock }) => {
    const stopped = clock.stoppedAt && clock.stoppedAt < at ? clock.stoppedAt : at;
    const due = dueAt(clock);
    return clock.startedAt > at || stopped < since || due === null || due >= stopped;
  });
}
