import type { Staff } from "@/lib/access/staff";
import { allOf, cursorCondition, mineCondition, searchCondition, trackConditions } from "@/lib/cases/queue-conditions";
import type { QueueCursor, QueueFilter } from "@/lib/cases/queue-filter";
import { mostOfAllCases } from "@/lib/cases/search-share";
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

/** A walk through this many tracks takes as long as putting about as many found cases in order. */
const WALK = 5_000;
/** From this share of all cases on, a walk of that length is expected to fill a page. */
const COMMON = 0.01;

const PLAIN = sql`track t JOIN "case" c ON c.id = t.case_id`;

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
  const walked = await walkedPage(conditions, search, asked);
  return walked ?? readPage(foundBy(search, conditions, asked), [], asked);
}

/** The first tracks of the queue, looked through one by one; null when a page does not come together so. */
async function walkedPage(conditions: readonly Prisma.Sql[], search: Prisma.Sql, asked: Asked) {
  if ((await mostOfAllCases(asked.filter.search ?? "")) < COMMON) return null;
  // OFFSET 0 keeps the planner from collecting all that are found first.
  const source = sql`
    (SELECT * FROM track t WHERE ${allOf(conditions)} ORDER BY ${orderOf(asked)} LIMIT ${WALK}) t
    CROSS JOIN LATERAL (SELECT * FROM "case" c WHERE c.id = t.case_id OFFSET 0) c`;
  const rows = await readPage(source, [search], asked);
  return rows.length < asked.limit ? null : rows;
}

/** The first tracks of all cases that a search finds; of the cases themselves only those are read. */
function foundBy(search: Prisma.Sql, conditions: readonly Prisma.Sql[], asked: Asked): Prisma.Sql {
  return sql`
    (SELECT t.* FROM (SELECT c.id FROM "case" c WHERE ${search} OFFSET 0) found JOIN track t ON t.case_id = found.id
     WHERE ${allOf(conditions)} ORDER BY ${orderOf(asked)} LIMIT ${asked.limit}) t
    JOIN "case" c ON c.id = t.case_id`;
}

function orderOf({ cursor }: Asked): Prisma.Sql {
  return cursor?.towards === "before" ? sql`t.due_at DESC, t.id DESC` : sql`t.due_at, t.id`;
}

async function readPage(source: Prisma.Sql, conditions: readonly Prisma.Sql[], asked: Asked) {
  const rows = await db.$queryRaw<QueueRecord[]>`
    SELECT ${COLUMNS} FROM ${source} LEFT JOIN staff s ON s.id = c.claimed_by_id
    WHERE ${allOf(conditions)} ORDER BY ${orderOf(asked)} LIMIT ${asked.limit}`;
  return asked.cursor?.towards === "before" ? rows.reverse() : rows;
}
