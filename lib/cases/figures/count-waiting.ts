import { shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import type { CaseCounts } from "@/lib/infra/metrics/case-counts";
import { COUNTED_TO } from "@/lib/infra/metrics/metrics";
import { STAGES, soonAfter } from "./figure";
import { CAME_IN, IN_STAGE } from "./figure-conditions";

/**
 * The live figures of all organisations together, for the collector of metrics: numbers alone, of nobody. Each is
 * counted to a limit, so that a scrape costs the same whatever waits.
 */
export async function countWaiting(now: Date = new Date()): Promise<CaseCounts> {
  const stages = STAGES.map(async (stage) => {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (SELECT FROM track t WHERE t.open AND ${IN_STAGE[stage]} LIMIT ${COUNTED_TO}) waiting`;
    return { stage, count: row?.count ?? 0 };
  });
  const [others] = await db.$queryRaw<{ soon: number; came: number; oldest: number | null }[]>`
    SELECT (SELECT count(*)::int FROM (SELECT FROM track WHERE open AND due_at > ${now} AND due_at <= ${soonAfter(now)} LIMIT ${COUNTED_TO}) a) AS soon,
           (SELECT count(*)::int FROM (SELECT FROM "case" c WHERE c.opened_at >= ${startOfShanghaiDay(shanghaiDate(now))} AND ${CAME_IN} LIMIT ${COUNTED_TO}) b) AS came,
           (SELECT extract(epoch FROM ${now} - min(opened_at))::float FROM track WHERE open AND state = 'received') AS oldest`;
  return {
    stages: await Promise.all(stages),
    dueSoon: others?.soon ?? 0,
    cameToday: others?.came ?? 0,
    oldestSeconds: others?.oldest ?? 0,
  };
}
