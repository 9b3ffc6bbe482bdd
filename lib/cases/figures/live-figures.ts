import { ownedBy } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { allOf, trackConditions } from "@/lib/cases/queue-conditions";
import { NO_UNIT } from "@/lib/cases/queue-filter";
import { db, Prisma } from "@/lib/infra/db/client";
import { type Figure, type Stage, soonAfter } from "./figure";
import { cameToday, STAGE, untouched } from "./figure-conditions";
import { filterOf, type Part, type Parting } from "./part";

const sql = Prisma.sql;
type Asker = Pick<Staff, "organisationId" | "permissions">;

/** What waits at this moment; the three stages add up to `pending`. */
export type LiveFigures = { readonly [F in Exclude<Figure, "oldest">]: number };

export const NOTHING_LIVE: LiveFigures = {
  came_today: 0,
  first_look: 0,
  under_way: 0,
  with_reporter: 0,
  overdue: 0,
  due_soon: 0,
  pending: 0,
};

const COLUMNS: Record<Parting, Prisma.Sql> = {
  unit: sql`coalesce(t.unit_id::text, ${NO_UNIT})`,
  platform: sql`t.platform`,
  kind: sql`t.behaviour`,
  track: sql`t.kind`,
};

type Waiting = { value: string; stage: Stage; count: number; overdue: number; soon: number };
type Came = { value: string; count: number };
export type LiveAsked = { readonly part: Part; readonly by: Parting; readonly now: Date };

/**
 * The live figures of a part of the own organisation's tracks, by one way of parting them. Reads what is under way from
 * one index and today's cases from another, and nothing of what has ended.
 */
export async function liveFigures(asker: Asker, { part, by, now }: LiveAsked): Promise<Map<string, LiveFigures>> {
  const value = COLUMNS[by];
  const [waiting, came] = await Promise.all([
    db.$queryRaw<Waiting[]>`
      SELECT value, stage, count(*)::int AS count, (count(*) FILTER (WHERE due_at <= ${now}))::int AS overdue,
             (count(*) FILTER (WHERE due_at > ${now} AND due_at <= ${soonAfter(now)}))::int AS soon
      FROM (SELECT ${value} AS value, ${STAGE} AS stage, t.due_at FROM track t WHERE ${allOf(underWay(asker, part, now))}) waiting
      GROUP BY value, stage`,
    db.$queryRaw<Came[]>`
      SELECT value, count(*)::int AS count
      FROM (SELECT ${value} AS value FROM "case" c JOIN track t ON t.case_id = c.id
            WHERE ${allOf([cameToday(asker, now), ...trackConditions({ ...filterOf(part), figure: "came_today" }, asker, now)])}) came
      GROUP BY value`,
  ]);
  return added(waiting, came);
}

/** When the case was opened that has waited longest for a first look; null when none waits. */
export async function oldestUntouched(asker: Asker, part: Part, now: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ since: Date }[]>`
    SELECT t.opened_at AS since FROM ${untouched(underWay(asker, part, now))} ORDER BY t.opened_at, t.id LIMIT 1`;
  return row?.since ?? null;
}

/** The sum of all parts. */
export function addLive(parts: Iterable<LiveFigures>): LiveFigures {
  return [...parts].reduce(plus, NOTHING_LIVE);
}

/** Tracks of a part that are under way, as conditions on `t`. */
export function underWay(asker: Asker, part: Part, now: Date): Prisma.Sql[] {
  return [ownedBy(asker, "t"), ...trackConditions({ ...filterOf(part), figure: "under_way" }, asker, now)];
}

function added(waiting: readonly Waiting[], came: readonly Came[]): Map<string, LiveFigures> {
  const parts = new Map<string, LiveFigures>();
  const add = (value: string, figures: Partial<LiveFigures>) => {
    parts.set(value, plus(parts.get(value) ?? NOTHING_LIVE, { ...NOTHING_LIVE, ...figures }));
  };
  for (const { value, stage, count, overdue, soon } of waiting) {
    add(value, { [stage]: count, pending: count, overdue, due_soon: soon });
  }
  for (const { value, count } of came) add(value, { came_today: count });
  return parts;
}

function plus(one: LiveFigures, other: LiveFigures): LiveFigures {
  return {
    came_today: one.came_today + other.came_today,
    first_look: one.first_look + other.first_look,
    under_way: one.under_way + other.under_way,
    with_reporter: one.with_reporter + other.with_reporter,
    overdue: one.overdue + other.overdue,
    due_soon: one.due_soon + other.due_soon,
    pending: one.pending + other.pending,
  };
}
