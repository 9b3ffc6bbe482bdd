import { ownedBy } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { allOf, trackConditions } from "@/lib/cases/queue-conditions";
import type { QueueFilter } from "@/lib/cases/queue-filter";
import { shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { Prisma } from "@/lib/infra/db/client";
import { type Figure, type Stage, soonAfter } from "./figure";

type Sql = Prisma.Sql;
type Asker = Pick<Staff, "organisationId" | "permissions">;
const sql = Prisma.sql;

/** In which stage `t` is, while it is under way: nobody has looked, the reporter has the next step, or the office. */
export const STAGE = sql`CASE t.state WHEN 'received' THEN 'first_look' WHEN 'supplement_requested' THEN 'with_reporter' ELSE 'under_way' END`;

/** The same as conditions, each so plain that an index can know it. */
export const IN_STAGE: Record<Stage, Sql> = {
  first_look: sql`t.state = 'received'`,
  under_way: sql`t.state NOT IN ('received', 'supplement_requested')`,
  with_reporter: sql`t.state = 'supplement_requested'`,
};

/** `t` is what a live figure counted, for the list behind the figure; see lib/cases/figures/live-figures.ts for the counting. */
export function figureCondition(asker: Asker, filter: QueueFilter & { figure: Figure }, now: Date): Sql {
  const { figure } = filter;
  // The track's own time is what an index has in order; one that was opened today may belong to an older case. Asked of
  // each row as a value: as EXISTS, all of the day is joined and sorted before the first page.
  if (figure === "came_today")
    return sql`t.opened_at >= ${startOfDay(now)} AND (SELECT ${cameToday(asker, now)} FROM "case" c WHERE c.id = t.case_id)`;
  if (figure === "pending") return sql`t.open`;
  if (figure === "overdue") return sql`t.due_at <= ${now}`;
  if (figure === "due_soon") return sql`t.due_at > ${now} AND t.due_at <= ${soonAfter(now)}`;
  if (figure === "oldest") return oldest([ownedBy(asker, "t"), ...trackConditions(filter, asker, now)]);
  return IN_STAGE[figure];
}

/** `c` came from outside: what a split opens was here before. */
export const CAME_IN = sql`NOT EXISTS (SELECT FROM case_split o WHERE o.opened_id = c.id)`;

const startOfDay = (now: Date) => startOfShanghaiDay(shanghaiDate(now));

/** `c` came in today, as the day is counted in China. */
export function cameToday(asker: Asker, now: Date): Sql {
  return sql`${ownedBy(asker, "c")} AND ${CAME_IN} AND c.opened_at >= ${startOfDay(now)}`;
}

/** Tracks that nobody has looked at yet. */
export function untouched(conditions: readonly Sql[]): Sql {
  return sql`track t WHERE ${allOf([...conditions, sql`t.open`, IN_STAGE.first_look])}`;
}

function oldest(conditions: readonly Sql[]): Sql {
  return sql`t.id = (SELECT t.id FROM ${untouched(conditions)} ORDER BY t.opened_at, t.id LIMIT 1)`;
}
