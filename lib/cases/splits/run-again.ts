import { clocksOfCase } from "@/lib/cases/clocks-of-track";
import { rankCase } from "@/lib/cases/rank-case";
import { writeClocks } from "@/lib/cases/write-clocks";
import { resumeClock } from "@/lib/clocks/clock";
import type { Tx } from "@/lib/infra/db/client";

type Leaving = { caseId: string; from: string; at: Date };

/** What the case that was left waits for is no matter of whoever leaves: a period that stood still along with it runs again. */
export async function runAgain(tx: Tx, { caseId, from, at }: Leaving): Promise<void> {
  const pauses = (await clocksOfCase(from, tx)).flatMap(({ clock }) => clock.pauses);
  const lasting = new Set(pauses.flatMap((pause) => (pause.to === null ? [pause.from.getTime()] : [])));
  for (const { id, trackId, clock } of await clocksOfCase(caseId, tx)) {
    if (!clock.pauses.some((pause) => pause.to === null && lasting.has(pause.from.getTime()))) continue;
    const resumed = resumeClock(clock, at);
    if (!resumed.ok) continue;
    await writeClocks(tx, { id: trackId, caseId }, { changed: [{ id, trackId, clock: resumed.clock }], started: [] });
    await rankCase(tx, { caseId, at });
  }
}
