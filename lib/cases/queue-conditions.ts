import { ownedBy, sharedWith } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { dueBy, hidesHeld, NO_UNIT, opennessOf, type QueueCursor, type QueueFilter } from "@/lib/cases/queue-filter";
import { orderInForce } from "@/lib/cases/queue-order";
import { normaliseReference } from "@/lib/cases/reference";
import { searchQuery } from "@/lib/cases/search-terms";
import { standingInFor } from "@/lib/cases/standing-in";
import { Prisma } from "@/lib/infra/db/client";

type Sql = Prisma.Sql;
const sql = Prisma.sql;

type Asker = Pick<Staff, "organisationId">;

/** What the filter asks of a track, as conditions on `t`; the queue's indexes begin with these columns. */
export function trackConditions(filter: QueueFilter, asker: Asker, now: Date): Sql[] {
  const open = opennessOf(filter);
  const { state, track, behaviour, platform, due, only, unit, same } = filter;
  return [
    open === null ? null : sql`t.open = ${open}`,
    state ? sql`t.kind = ${state.track} AND t.state = ${state.state}` : null,
    track ? sql`t.kind = ${track}` : null,
    behaviour ? sql`t.behaviour = ${behaviour}` : null,
    platform ? sql`t.platform = ${platform}` : null,
    unit ? unitCondition(unit) : null,
    same ? sameCondition(same) : null,
    due ? sql`t.due_at <= ${dueBy(due, now)}` : null,
    only === "wrote" ? sql`t.reporter_wrote_at IS NOT NULL` : null,
    only === "held" ? sql`t.held_until > ${now}` : null,
    only === "escalated" ? escalatedCondition(asker) : null,
    only === "litigation" ? sql`t.case_id IN (SELECT cases_on_hold())` : null,
    hidesHeld(filter) ? sql`(t.held_until IS NULL OR t.held_until <= ${now})` : null,
  ].filter((condition) => condition !== null);
}

/** One row of a list, for what is read beside it; whose rows are in the list is for the list to say. */
export function rowCondition({ reference, track }: { reference: string; track: string }): Sql {
  return sql`(t.kind = ${track} AND t.case_id IN (SELECT id FROM "case" WHERE reference = ${reference}))`;
}

/** A supervisor of the asker's office is asked about it: also about a case that is shared with it. */
function escalatedCondition({ organisationId }: Asker): Sql {
  return sql`t.case_id IN (
    SELECT case_id FROM case_escalation WHERE closed_at IS NULL AND organisation_id = ${organisationId}::uuid)`;
}

/** Within one organisation only: another's case number says nothing about its words. */
function sameCondition(reference: string): Sql {
  return sql`t.case_id IN (
    SELECT other.case_id FROM "case" named JOIN case_print own ON own.case_id = named.id AND own.story <> ''
    JOIN case_print other ON other.organisation_id = own.organisation_id AND other.story = own.story
    WHERE named.reference = ${reference} AND named.organisation_id = t.organisation_id)`;
}

function unitCondition(unit: string): Sql {
  return unit === NO_UNIT ? sql`t.unit_id IS NULL` : sql`t.unit_id = ${unit}::uuid`;
}

const ORDERED_BY = { recommended: sql`rank_at`, due: sql`due_at`, arrived: sql`opened_at` };

/** What orders the queue under this filter; with the track's id behind it no two are equal. */
export function orderColumn(filter: QueueFilter, of: Sql = sql`t`): Sql {
  return sql`${of}.${ORDERED_BY[orderInForce(filter)]}`;
}

export function cursorCondition(filter: QueueFilter, cursor: QueueCursor | null): Sql[] {
  if (!cursor) return [];
  const [column, place] = [orderColumn(filter), sql`(${cursor.place}::timestamptz, ${cursor.id}::uuid)`];
  return [cursor.towards === "after" ? sql`(${column}, t.id) > ${place}` : sql`(${column}, t.id) < ${place}`];
}

/** `c` is in this person's hands now, or `t` is under way and its case is assigned to them, or to whom they stand in for. */
export function mineCondition(staff: Pick<Staff, "id" | "organisationId" | "permissions">, now: Date): Sql {
  const shared = sharedWith(staff, { id: "c.id", permission: "case:claim", at: now });
  return sql`c.id IN (
      SELECT c.id FROM "case" c WHERE c.claimed_by_id = ${staff.id}::uuid AND c.claimed_until > ${now}
        AND (${ownedBy(staff, "c")} OR ${shared})
      UNION SELECT case_id FROM case_assignment WHERE to_id IN ${standingInFor(staff.id, now)} AND ended_at IS NULL)
    AND (t.open OR c.claimed_by_id = ${staff.id}::uuid)`;
}

/**
 * What was typed into the search box, as conditions on `c`. `mayHold`: all pairs of its characters occur somewhere, which
 * the index alone can tell; `holds`: they stand as typed. `exact`: a case number, which fits one case at the most.
 * `leavesOut`: see SearchQuery.
 */
export type SearchCondition = { holds: Sql; mayHold: Sql; exact: boolean; leavesOut: boolean };

/** Null when nothing can fit what was typed. */
export function searchCondition(typed: string): SearchCondition | null {
  const reference = normaliseReference(typed);
  if (reference.ok) {
    const holds = sql`c.reference = ${reference.value}`;
    return { holds, mayHold: holds, exact: true, leavesOut: false };
  }
  const query = searchQuery(typed);
  if (query === null) return null;
  const matches = (asked: string) => sql`c.search_vector @@ to_tsquery('simple', ${asked})`;
  return { holds: matches(query.holds), mayHold: matches(query.mayHold), exact: false, leavesOut: query.leavesOut };
}

/** The same for a case of another organisation: by its number or its shop, never by what the reporter wrote. */
export function sharedSearchCondition(typed: string): Sql {
  const reference = normaliseReference(typed);
  return reference.ok
    ? sql`c.reference = ${reference.value}`
    : sql`position(lower(${typed.trim()}) IN lower(c.shop_name)) > 0`;
}

export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : Prisma.join([...conditions], " AND ");
}
