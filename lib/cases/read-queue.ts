import type { Staff } from "@/lib/access/staff";
import { allOf, cursorCondition, mineCondition, searchCondition, trackConditions } from "@/lib/cases/queue-conditions";
import { opennessOf, type QueueCursor, type QueueFilter } from "@/lib/cases/queue-filter";
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

/**
 * Up to here all cases that a search finds are put in order. Beyond, the open tracks are walked in the order of the
 * queue until a page is full, which is soon: at a million cases both ways cost about the same at this number.
 */
const SELECTIVE = 5_000;

const PLAIN = sql`track t JOIN "case" c ON c.id = t.case_id`;
// OFFSET 0 keeps the planner from collecting a million cases first.
const WALKED = sql`track t CROSS JOIN LATERAL (SELECT * FROM "case" c WHERE c.id = t.case_id OFFSET 0) c`;

const COLUMNS = sql`
  t.id, t.case_id AS "caseId", t.kind, t.state, t.due_at AS "dueAt", t.contested_at AS "contestedAt",
  to_char(t.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place,
  c.reference, c.title, c.behaviour, c.platform, c.opened_at AS "openedAt",
  c.claimed_by_id AS "claimedById", c.claimed_until AS "claimedUntil", s.name AS "claimedBy"`;

type Asked = { filter: QueueFilter; cursor: QueueCursor | null; limit: number; now: Date };

/** One page of tracks in the order of the queue, most urgent first, from a cursor in either direction. */
export async function readQueue(staff: Staff, asked: Asked): Promise<QueueRecord[]> {
  const { filter, cursor, now } = asked;
  const conditions = [...trackConditions(filter, now), ...cursorCondition(cursor)];
  if (filter.mine) conditions.push(mineCondition(staff, now));
  if (!filter.search) return readPage(PLAIN, conditions, asked);
  const search = searchCondition(filter.search);
  if (!search) return [];
  if (filter.mine) return readPage(PLAIN, [...conditions, search], asked);
  const found = await casesFound(search);
  if (found) return readPage(PLAIN, [...conditions, sql`t.case_id = ANY(${found}::uuid[])`], asked);
  const open = opennessOf(filter) === null ? [sql`t.open`] : [];
  return readPage(WALKED, [...conditions, ...open, search], asked);
}

async function readPage(source: Prisma.Sql, conditions: readonly Prisma.Sql[], { cursor, limit }: Asked) {
  const backwards = cursor?.towards === "before";
  const order = backwards ? sql`t.due_at DESC, t.id DESC` : sql`t.due_at, t.id`;
  const rows = await db.$queryRaw<QueueRecord[]>`
    SELECT ${COLUMNS} FROM ${source} LEFT JOIN staff s ON s.id = c.claimed_by_id
    WHERE ${allOf(conditions)} ORDER BY ${order} LIMIT ${limit}`;
  return backwards ? rows.reverse() : rows;
}

/** The cases that a search finds; null when they are too many to be put in order at once. */
async function casesFound(search: Prisma.Sql): Promise<string[] | null> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "case" c WHERE ${search} LIMIT ${SELECTIVE + 1}`;
  return rows.length > SELECTIVE ? null : rows.map(({ id }) => id);
}
