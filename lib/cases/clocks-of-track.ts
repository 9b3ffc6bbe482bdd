import type { Clock } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";
import { db, type Tx } from "@/lib/infra/db/client";

export type TrackClock = { readonly id: string; readonly trackId: string; readonly clock: Clock };

/** Every clock of a track, the oldest first, stopped ones included. */
export function clocksOfTrack(tx: Tx, trackId: string): Promise<TrackClock[]> {
  return readClocks(tx, { trackId });
}

/** The running clocks of many tracks at once. */
export function runningClocksOf(trackIds: readonly string[], tx: Tx = db): Promise<TrackClock[]> {
  return readClocks(tx, { trackId: { in: [...trackIds] }, stoppedAt: null });
}

/** How many tracks are asked for in one statement. */
const AT_ONCE = 5_000;

/** Every clock of many tracks, stopped ones included. */
export async function clocksOfTracks(trackIds: readonly string[]): Promise<TrackClock[]> {
  const found: TrackClock[] = [];
  for (let at = 0; at < trackIds.length; at += AT_ONCE) {
    found.push(...(await readClocks(db, { trackId: { in: trackIds.slice(at, at + AT_ONCE) } })));
  }
  return found;
}

/** Every clock of a case, the oldest first. */
export function clocksOfCase(caseId: string, tx: Tx = db): Promise<TrackClock[]> {
  return readClocks(tx, { caseId });
}

type Where = { caseId?: string; trackId?: string | { in: string[] }; stoppedAt?: null };

async function readClocks(tx: Tx, where: Where): Promise<TrackClock[]> {
  const rows = await tx.caseClock.findMany({
    where,
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      trackId: true,
      ruleId: true,
      ruleVersion: true,
      startedAt: true,
      pauses: true,
      extension: true,
      stoppedAt: true,
    },
  });
  return rows.map(({ id, trackId, ...row }) => ({ id, trackId, clock: storedClock.parse(row) }));
}
