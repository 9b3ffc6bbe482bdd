import { ownedBy, sharedWith } from "@/lib/access/case-scope";
import { holds, type Staff } from "@/lib/access/staff";
import { standingInFor } from "@/lib/cases/standing-in";
import { Prisma } from "@/lib/infra/db/client";

type Sql = Prisma.Sql;
const sql = Prisma.sql;

/**
 * What isWorkable (workable.ts) says of a row of the queue, as conditions on a track `t`; and that it is no case of
 * another office that this one may only read.
 */
export function workableConditions(staff: Staff, now: Date): Sql[] {
  const handled = sharedWith(staff, { id: "t.case_id", permission: "case:claim", at: now });
  const taken = sql`"case" k WHERE k.id = t.case_id AND k.claimed_by_id <> ${staff.id}::uuid AND k.claimed_until > ${now}`;
  const others = sql`case_assignment a WHERE a.case_id = t.case_id AND a.ended_at IS NULL
    AND a.to_id NOT IN ${standingInFor(staff.id, now)} AND ${ownedBy(staff, "t")}`;
  const asked = sql`case_escalation e WHERE e.case_id = t.case_id AND e.closed_at IS NULL
    AND e.organisation_id = ${staff.organisationId}::uuid`;
  const steppedBack = sql`recusal r WHERE r.case_id = t.case_id AND r.staff_id = ${staff.id}::uuid`;
  return [
    sql`t.open`,
    sql`(t.held_until IS NULL OR t.held_until <= ${now})`,
    sql`(${ownedBy(staff, "t")} OR ${handled})`,
    none(taken),
    none(others),
    ...(holds(staff, "case:assign") ? [] : [none(asked)]),
    none(steppedBack),
  ];
}

/** OFFSET 0 has each looked up by its case, row by row along the queue, instead of all of them before the first row. */
function none(rows: Sql): Sql {
  return sql`NOT EXISTS (SELECT 1 FROM ${rows} OFFSET 0)`;
}
