import { allOf, cursorCondition, orderColumn } from "@/lib/cases/queue-conditions";
import type { QueueCursor, QueueFilter } from "@/lib/cases/queue-filter";
import { db, Prisma } from "@/lib/infra/db/client";

export type QueueRecord = {
  id: string;
  caseId: string;
  kind: string;
  state: string;
  dueAt: Date;
  /** What orders the queue, to the microsecond, for the cursor. */
  place: string;
  setBackDays: number;
  /** As rankCase kept it; see storedPriority. */
  priority: unknown;
  contestedAt: Date | null;
  reporterWroteAt: Date | null;
  reference: string;
  title: string;
  shopName: string;
  behaviour: string;
  platform: string;
  openedAt: Date;
  claimedById: string | null;
  claimedUntil: Date | null;
  claimedBy: string | null;
};

const sql = Prisma.sql;

/** Where a page comes from: what it is read from, calling tracks `t` and cases `c`, and what of it is in order already. */
export type Source = { readonly from: Prisma.Sql; readonly ordered?: Prisma.Sql };
export const PLAIN: Source = { from: sql`track t JOIN "case" c ON c.id = t.case_id` };

const COLUMNS = sql`
  t.id, t.case_id AS "caseId", t.kind, t.state, t.due_at AS "dueAt", t.contested_at AS "contestedAt",
  t.set_back_days AS "setBackDays", t.priority, t.reporter_wrote_at AS "reporterWroteAt",
  c.reference, c.title, c.shop_name AS "shopName", c.behaviour, c.platform, c.opened_at AS "openedAt",
  c.claimed_by_id AS "claimedById", c.claimed_until AS "claimedUntil", s.name AS "claimedBy"`;

/** One page: which filter, from where, how many, what time it is, and what else is asked of a track `t`. */
export type AskedPage = {
  filter: QueueFilter;
  cursor: QueueCursor | null;
  limit: number;
  now: Date;
  also?: readonly Prisma.Sql[];
};

/** In the order of the page, away from the cursor. */
export function orderOf({ filter, cursor }: AskedPage, of: Prisma.Sql = sql`t`): Prisma.Sql {
  const column = orderColumn(filter, of);
  return cursor?.towards === "before" ? sql`${column} DESC, ${of}.id DESC` : sql`${column}, ${of}.id`;
}

/** On the cursor's side of this row: what the page would show before it. */
export function nearerThan({ place, id }: QueueRecord, { filter, cursor }: AskedPage): Prisma.Sql[] {
  return cursorCondition(filter, { towards: cursor?.towards === "before" ? "after" : "before", place, id });
}

/** Rows of the queue, the first one first, whichever way the cursor looks. */
export async function readPage(source: Source, conditions: readonly Prisma.Sql[], asked: AskedPage) {
  const place = sql`to_char(${orderColumn(asked.filter)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const rows = await db.$queryRaw<QueueRecord[]>`
    SELECT ${COLUMNS}, ${place} AS place FROM ${source.from} LEFT JOIN staff s ON s.id = c.claimed_by_id
    WHERE ${allOf(conditions)} ORDER BY ${orderOf(asked, source.ordered)} LIMIT ${asked.limit}`;
  return asked.cursor?.towards === "before" ? rows.reverse() : rows;
}

/** One page out of several that were each in order. */
export function merged(records: readonly QueueRecord[], { cursor, limit }: AskedPage): QueueRecord[] {
  const key = ({ place, id }: QueueRecord) => `${place} ${id}`;
  const sorted = records.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  return cursor?.towards === "before" ? sorted.slice(-limit) : sorted.slice(0, limit);
}
