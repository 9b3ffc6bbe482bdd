import type { Clock } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";
import type { Tx } from "@/lib/infra/db/client";

export type TrackClock = { readonly id: string; readonly clock: Clock };

/** Every clock of a track, the oldest first, stopped ones included. */
export async function clocksOfTrack(tx: Tx, trackId: string): Promise<TrackClock[]> {
  const rows = await tx.caseClock.findMany({
    where: { trackId },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      ruleId: true,
      ruleVersion: true,
      startedAt: true,
      pauses: true,
      extension: true,
      stoppedAt: true,
    },
  });
  return rows.map(({ id, ...row }) => ({ id, clock: storedClock.parse(row) }));
}
