import { POSITIONS, type Position, phaseOf } from "@/lib/cases/track";
import { addDays, type PlainDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { Prisma } from "@/lib/infra/db/client";

type Sql = Prisma.Sql;
const sql = Prisma.sql;

/** One organisation's day in China: from its first instant to the first of the next day, which is not its own. */
export type DaySpan = { readonly organisationId: string; readonly from: Date; readonly to: Date };

export function spanOf(organisationId: string, day: PlainDate): DaySpan {
  return { organisationId, from: startOfShanghaiDay(day), to: startOfShanghaiDay(addDays(day, 1)) };
}

const code = ({ track, state }: Position) => `${track}.${state}`;
const ENDED = POSITIONS.filter((position) => phaseOf(position) === "ended").map(code);

/** Whether a state of a track is an end of it. */
export function ended(kind: Sql, state: Sql): Sql {
  return sql`(${kind} || '.' || ${state}) = ANY(${ENDED}::text[])`;
}

/** The event of this alias moved its own track; what a co-reporter is told of another case's step is no such step. */
export function isStep(alias: "e" | "r"): Sql {
  const event = Prisma.raw(alias);
  return sql`${event}.told AND ${event}.track_kind IS NOT NULL AND ${event}.data->>'from' IS NOT NULL
    AND ${event}.kind <> 'co_reporter_told'`;
}

/** The desk at which the case of a track `t` lay just before an instant. */
export function unitBefore(at: Sql): Sql {
  return sql`(SELECT r.unit_id FROM case_route r WHERE r.case_id = t.case_id AND r.at < ${at} ORDER BY r.at DESC, r.id DESC LIMIT 1)`;
}

/** What a track `t` is counted under, at that instant. */
export function partedAt(at: Sql): Sql {
  return sql`${unitBefore(at)} AS "unitId", t.platform, t.behaviour, t.kind`;
}
