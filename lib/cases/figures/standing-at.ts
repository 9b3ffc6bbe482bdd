import { dueAt } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";
import { db, Prisma } from "@/lib/infra/db/client";
import { type DaySpan, ended, isStep, partedAt } from "./day-span";
import type { Parted } from "./part";

const sql = Prisma.sql;

export type Standing = Parted & { readonly pending: number; readonly overdue: number };

type ClockRow = Parted & {
  trackId: string;
  ruleId: string;
  ruleVersion: string;
  startedAt: Date;
  pauses: unknown;
  extension: unknown;
  stoppedAt: Date | null;
};

/**
 * How many tracks were under way when a day was over, and for how many of them a period had run out. Works backwards
 * from today: what has not been moved since then stands as it stood. A day long past costs as much as has happened since.
 */
export async function standingAfter(span: DaySpan): Promise<Standing[]> {
  const [counted, late] = await Promise.all([countStanding(span), lateSince(span)]);
  return [...counted, ...late];
}

/**
 * A clock that has run out can neither be paused nor extended (lib/clocks/clock.ts), so a due date of today that lies
 * before the instant was the due date at the instant.
 */
function countStanding(span: DaySpan): Promise<Standing[]> {
  return db.$queryRaw<Standing[]>`
    WITH ${standing(span)}
    SELECT "unitId", platform, behaviour, kind, count(*)::int AS pending, (count(*) FILTER (WHERE due_at < ${span.to}))::int AS overdue
    FROM standing GROUP BY "unitId", platform, behaviour, kind`;
}

/** Tracks that were late by a clock that has been stopped since, and are not late by another one. */
async function lateSince(span: DaySpan): Promise<Standing[]> {
  const rows = await db.$queryRaw<ClockRow[]>`
    WITH ${standing(span)}
    SELECT s.id AS "trackId", s."unitId", s.platform, s.behaviour, s.kind, k.rule_id AS "ruleId", k.rule_version AS "ruleVersion",
           k.started_at AS "startedAt", k.pauses, k.extension, k.stopped_at AS "stoppedAt"
    FROM case_clock k JOIN standing s ON s.id = k.track_id
    WHERE k.stopped_at >= ${span.to} AND k.started_at < ${span.to} AND s.due_at >= ${span.to}`;
  const late = rows.filter((row) => {
    const due = dueAt(storedClock.parse(row));
    return due !== null && due < span.to;
  });
  const tracks = new Map(late.map((row) => [row.trackId, row]));
  return [...tracks.values()].map(({ unitId, platform, behaviour, kind }) => {
    return { unitId, platform, behaviour, kind, pending: 0, overdue: 1 };
  });
}

/** The first step after the instant says where a track stood; without one it stands there still. */
function standing({ organisationId, to }: DaySpan): Prisma.Sql {
  const columns = sql`t.id, ${partedAt(sql`${to}`)}, t.due_at`;
  return sql`
    later AS (
      SELECT DISTINCT ON (e.case_id, e.track_kind) e.case_id, e.track_kind, e.data->>'from' AS state
      FROM case_event e WHERE ${isStep("e")} AND e.at >= ${to} ORDER BY e.case_id, e.track_kind, e.at, e.id),
    fresh AS (SELECT c.id FROM "case" c WHERE c.organisation_id = ${organisationId}::uuid AND c.opened_at >= ${to}),
    standing AS (
      SELECT ${columns} FROM track t
      WHERE t.organisation_id = ${organisationId}::uuid AND t.open AND t.opened_at < ${to}
        AND NOT EXISTS (SELECT FROM later l WHERE l.case_id = t.case_id AND l.track_kind = t.kind)
        AND NOT EXISTS (SELECT FROM fresh f WHERE f.id = t.case_id)
      UNION ALL
      SELECT ${columns} FROM later l JOIN track t ON t.case_id = l.case_id AND t.kind = l.track_kind
      WHERE t.organisation_id = ${organisationId}::uuid AND t.opened_at < ${to} AND NOT ${ended(sql`l.track_kind`, sql`l.state`)}
        AND NOT EXISTS (SELECT FROM fresh f WHERE f.id = t.case_id))`;
}
