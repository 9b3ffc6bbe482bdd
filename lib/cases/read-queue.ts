import type { Staff } from "@/lib/access/staff";
import { allOf, cursorCondition, mineCondition, searchCondition, trackConditions } from "@/lib/cases/queue-conditions";
import type { QueueCursor, QueueFilter } from "@/lib/cases/queue-filter";
import { db, Prisma } from "@/lib/infra/db/client";

export type QueueRecord = {
  id: string;
  caseId: string;
  kind: string;
  state: string;
  dueAt: Date;
  /** `dueAt` to the microsecond, for the cursor. */
  place: string;
  contestedAt: Date | null;
  reference: string;
  title: string;
  behaviour: string;
  platform: string;
  openedAt: Date;
  claimedById: string | null;
  claimedUntil: Date | null;
  claimedBy: string | null;
};

const sql = Prisma.sql;

/** Up to here all that fit are found and put in order; beyond, the queue is walked in its order until a page is full. */
const SELECTIVE = 5_000;

const COLUMNS = sql`
  t.id, t.case_id AS "caseId", t.kind, t.state, t.due_at AS "dueAt", t.contested_at AS "contestedAt",
  to_char(t.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place,
  c.reference, c.title, c.behaviour, c.platform, c.opened_at AS "openedAt",
  c.claimed_by_id AS "claimedById", c.claimed_until AS "claimedUntil", s.name AS "claimedBy"`;

type Asked = { filter: QueueFilter; cursor: QueueCursor | null; limit: number; now: Date };

/** One page of tracks in the order of the queue, most urgent first, from a cursor in either direction. */
export async function readQueue(staff: Staff, { filter, cursor, limit, now }: Asked): Promise<QueueRecord[]> {
  const conditions = [...trackConditions(filter, now), ...cursorCondition(cursor)];
  if (filter.mine) conditions.push(mineCondition(staff, now));
  if (filter.search) {
    const search = searchCondition(filter.search);
    if (!search) return [];
    conditions.push((await isSelective(search)) ? sql`c.id IN (SELECT c.id FROM "case" c WHERE ${search})` : search);
  }
  const backwards = cursor?.towards === "before";
  const order = backwards ? sql`t.due_at DESC, t.id DESC` : sql`t.due_at, t.id`;
  const rows = await db.$queryRaw<QueueRecord[]>`
    SELECT ${COLUMNS} FROM track t
    JOIN "case" c ON c.id = t.case_id LEFT JOIN staff s ON s.id = c.claimed_by_id
    WHERE ${allOf(conditions)} ORDER BY ${order} LIMIT ${limit}`;
  return backwards ? rows.reverse() : rows;
}

async function isSelective(search: Prisma.Sql): Promise<boolean> {
  const found = await db.$queryRaw<{ one: number }[]>`
    SELECT 1 AS one FROM "case" c WHERE ${search} OFFSET ${SELECTIVE} LIMIT 1`;
  return found.length === 0;
}
