import type { Staff } from "@/lib/access/staff";
import { runningClocksOf } from "@/lib/cases/clocks-of-track";
import { allOf } from "@/lib/cases/queue-conditions";
import { dueAt } from "@/lib/clocks/clock";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { ruleVersion } from "@/lib/clocks/rules";
import { db } from "@/lib/infra/db/client";
import { underWay } from "./live-figures";
import type { Part } from "./part";

/** Of more than that, the ones that have been late longest speak for all. */
export const MOST_LATE = 1_000;

/** How many tracks are late by a rule: the portal's own promise, or a period of the law. */
export type LateClock = { readonly rule: ClockRule; readonly count: number };

/** Which clocks the overdue tracks of a part have missed, the most often missed first; of each track the first one. */
export async function lateClocks(
  asker: Pick<Staff, "organisationId" | "permissions">,
  part: Part,
  now: Date,
): Promise<LateClock[]> {
  const tracks = await db.$queryRaw<{ id: string; dueAt: Date }[]>`
    SELECT t.id, t.due_at AS "dueAt" FROM track t WHERE ${allOf(underWay(asker, part, now))} AND t.due_at <= ${now}
    ORDER BY t.due_at, t.id LIMIT ${MOST_LATE}`;
  const dues = new Map(tracks.map((track) => [track.id, track.dueAt.getTime()]));
  const clocks = await runningClocksOf([...dues.keys()]);
  const missed = new Map<string, LateClock>();
  for (const { trackId, clock } of clocks) {
    if (dueAt(clock)?.getTime() !== dues.get(trackId)) continue;
    dues.delete(trackId); // of two that ran out together the older one is named
    const rule = ruleVersion(clock.ruleId, clock.ruleVersion);
    missed.set(rule.id, { rule, count: (missed.get(rule.id)?.count ?? 0) + 1 });
  }
  return [...missed.values()].toSorted((one, other) => other.count - one.count);
}
