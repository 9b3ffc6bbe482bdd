import { db, Prisma } from "@/lib/infra/db/client";
import { type DaySpan, ended, isStep, partedAt } from "./day-span";
import { CAME_IN } from "./figure-conditions";
import type { Parted } from "./part";

const sql = Prisma.sql;

export type Arrival = Parted & { readonly count: number };

/** A step over the line between under way and ended, in either direction. */
export type Crossing = Parted & {
  readonly trackId: string;
  readonly ends: boolean;
  readonly byReporter: boolean;
  /** Who took the step, when it was somebody of the organisation. */
  readonly staffId: string | null;
  /** When the track was opened, or taken up again the last time. */
  readonly since: Date;
  readonly at: Date;
};

/** The first time that a person of the office told the reporter something about a track. */
export type Answer = Parted & { readonly staffId: string | null; readonly since: Date; readonly at: Date };

/** Tracks that came in on the day, by what they are counted under; also the report that a clue found in mediation opened. */
export function arrivalsOf({ organisationId, from, to }: DaySpan): Promise<Arrival[]> {
  return db.$queryRaw<Arrival[]>`
    SELECT "unitId", platform, behaviour, kind, count(*)::int AS count FROM (
      SELECT ${partedAt(sql`${to}`)} FROM "case" c JOIN track t ON t.case_id = c.id
      WHERE c.organisation_id = ${organisationId}::uuid AND c.opened_at >= ${from} AND c.opened_at < ${to} AND ${CAME_IN}
        AND t.opened_at = c.opened_at
      UNION ALL
      SELECT ${partedAt(sql`${to}`)} FROM case_event e JOIN track t ON t.case_id = e.case_id AND t.kind = e.track_kind
      WHERE e.kind = 'report_opened' AND e.at >= ${from} AND e.at < ${to} AND t.organisation_id = ${organisationId}::uuid) came
    GROUP BY "unitId", platform, behaviour, kind`;
}

/** Steps of the day that ended a track, or took an ended one up again. */
export function crossingsOf({ organisationId, from, to }: DaySpan): Promise<Crossing[]> {
  const [wasEnded, isEnded] = [
    ended(sql`e.track_kind`, sql`(e.data->>'from')`),
    ended(sql`e.track_kind`, sql`(e.data->>'to')`),
  ];
  return db.$queryRaw<Crossing[]>`
    SELECT t.id AS "trackId", ${partedAt(sql`${to}`)}, ${isEnded} AS ends, e.actor_kind = 'reporter' AS "byReporter",
           s.id AS "staffId", coalesce(again.at, t.opened_at) AS since, e.at
    FROM case_event e
    JOIN track t ON t.case_id = e.case_id AND t.kind = e.track_kind AND t.organisation_id = ${organisationId}::uuid
    LEFT JOIN staff s ON s.id = e.staff_id AND s.organisation_id = t.organisation_id
    LEFT JOIN LATERAL (
      SELECT max(r.at) AS at FROM case_event r
      WHERE r.case_id = e.case_id AND r.track_kind = e.track_kind AND r.at < e.at AND ${isStep("r")}
        AND ${ended(sql`r.track_kind`, sql`(r.data->>'from')`)} AND NOT ${ended(sql`r.track_kind`, sql`(r.data->>'to')`)}
    ) again ON true
    WHERE ${isStep("e")} AND e.at >= ${from} AND e.at < ${to} AND (${wasEnded}) <> (${isEnded})`;
}

/**
 * Tracks whose reporter was answered by a person for the first time on the day: by a message, or by a step they are told.
 * Whoever hears that a clue is checked has been answered before.
 */
export function answersOf({ organisationId, from, to }: DaySpan): Promise<Answer[]> {
  const byPerson = (alias: "e" | "r") => {
    const event = Prisma.raw(alias);
    return sql`${event}.told AND ${event}.actor_kind = 'staff' AND (${event}.kind = 'message_to_reporter' OR (${isStep(alias)}))`;
  };
  return db.$queryRaw<Answer[]>`
    SELECT ${partedAt(sql`${to}`)}, s.id AS "staffId", c.opened_at AS since, first.at
    FROM (SELECT DISTINCT e.case_id FROM case_event e WHERE ${byPerson("e")} AND e.at >= ${from} AND e.at < ${to}) told
    JOIN track t ON t.case_id = told.case_id AND t.organisation_id = ${organisationId}::uuid
    JOIN "case" c ON c.id = t.case_id AND c.opened_at = t.opened_at
    CROSS JOIN LATERAL (
      SELECT r.at, r.staff_id FROM case_event r
      WHERE r.case_id = t.case_id AND ${byPerson("r")} AND (r.track_kind IS NULL OR r.track_kind = t.kind)
      ORDER BY r.at, r.id LIMIT 1
    ) first
    LEFT JOIN staff s ON s.id = first.staff_id AND s.organisation_id = t.organisation_id
    WHERE first.at >= ${from} AND first.at < ${to}`;
}
