import { ownedBy } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { allOf, trackConditions } from "@/lib/cases/queue-conditions";
import { dueBy, type QueueFilter } from "@/lib/cases/queue-filter";
import { orderInForce } from "@/lib/cases/queue-order";
import { db } from "@/lib/infra/db/client";

/** More than that is said as "more than". */
export const MOST_SET_BACK = 999;

/**
 * How many tracks under this filter are overdue or due today and stand further back for fairness: the queue says so above
 * its rows. In the order by clocks nothing is set back, and an ended track never is.
 */
export async function countSetBack(staff: Staff, filter: QueueFilter, now: Date): Promise<number> {
  if (orderInForce(filter) === "due" || filter.search || filter.mine || filter.figure) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM track t WHERE ${ownedBy(staff, "t")} AND t.open AND t.set_back_days > 0 AND t.due_at <= ${dueBy("today", now)}
        AND ${allOf(trackConditions(filter, staff, now))} LIMIT ${MOST_SET_BACK + 1}) late`;
  return row?.count ?? 0;
}
