import { ownedBy, sharedWith } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import {
  allOf,
  cursorCondition,
  mineCondition,
  orderColumn,
  searchCondition,
  sharedSearchCondition,
  trackConditions,
} from "@/lib/cases/queue-conditions";
import type { QueueCursor, QueueFilter } from "@/lib/cases/queue-filter";
import { mostOfAllCases } from "@/lib/cases/search-share";
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

/** A walk through this many tracks takes as long as putting about as many found cases in order. */
const WALK = 5_000;
/** From this share of all cases on, a walk of that length is expected to fill a page. */
const COMMON = 0.01;

const PLAIN = sql`track t JOIN "case" c ON c.id = t.case_id`;

const COLUMNS = sql`
  t.id, t.case_id AS "caseId", t.kind, t.state, t.due_at AS "dueAt", t.contested_at AS "contestedAt",
  t.set_back_days AS "setBackDays", t.priority,
  c.reference, c.title, c.shop_name AS "shopName", c.behaviour, c.platform, c.opened_at AS "openedAt",
  c.claimed_by_id AS "claimedById", c.claimed_until AS "claimedUntil", s.name AS "claimedBy"`;

type Asked = { filter: QueueFilter; cursor: QueueCursor | null; limit: number; now: Date };

/** Whose queue it is; the program itself counts for people who are not there. */
export type QueueAsker = Pick<Staff, "id" | "organisationId" | "permissions">;
type Counting = { filter: QueueFilter; upTo: number; now: Date };

/** How many tracks the queue would show, counted no further than `upTo`: reading on would cost as much as there is. */
export async function countQueue(asker: QueueAsker, { upTo, ...asked }: Counting): Promise<number> {
  return (await readQueue(asker, { ...asked, cursor: null, limit: upTo })).length;
}

/**
 * One page of tracks in the order that the filter asks for, the first one first, from a cursor in either direction: those of the
 * asker's organisation, and the few that others share with it, each by indexes of their own.
 */
export async function readQueue(staff: QueueAsker, asked: Asked): Promise<QueueRecord[]> {
  const { filter, cursor, now } = asked;
  const conditions = [...trackConditions(filter, now), ...cursorCondition(filter, cursor)];
  if (filter.mine) conditions.push(mineCondition(staff, now));
  const [own, shared] = await Promise.all([
    readOwn([ownedBy(staff, "t"), ...conditions], asked),
    readShared(staff, conditions, asked),
  ]);
  return shared.length === 0 ? own : merged([...own, ...shared], asked);
}

function merged(records: readonly QueueRecord[], { cursor, limit }: Asked): QueueRecord[] {
  const key = ({ place, id }: QueueRecord) => `${place} ${id}`;
  const sorted = records.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  return cursor?.towards === "before" ? sorted.slice(-limit) : sorted.slice(0, limit);
}

/** A partner finds what is shared by the words it may read, not by those of the reporter. */
async function readShared(staff: QueueAsker, conditions: readonly Prisma.Sql[], asked: Asked): Promise<QueueRecord[]> {
  const shared = sharedWith(staff, { id: "t.case_id", permission: "case:read", at: asked.now });
  const search = asked.filter.search ? [sharedSearchCondition(asked.filter.search)] : [];
  const records = await readPage(PLAIN, [shared, ...conditions, ...search], asked);
  return withoutPeople(staff, records);
}

/** A case of another organisation is called by its shop and held by an office; why it is urgent there is not told. */
async function withoutPeople({ organisationId }: QueueAsker, records: readonly QueueRecord[]): Promise<QueueRecord[]> {
  const holders = records.map(({ claimedById }) => claimedById).filter((id) => id !== null);
  const strangers = await db.staff.findMany({
    where: { id: { in: holders }, organisationId: { not: organisationId } },
    select: { id: true, organisation: { select: { name: true } } },
  });
  const offices = new Map(strangers.map(({ id, organisation }) => [id, organisation.name]));
  return records.map((record) => {
    const claimedBy = offices.get(record.claimedById ?? "") ?? record.claimedBy;
    return { ...record, title: record.shopName, claimedBy, priority: null, setBackDays: 0 };
  });
}

async function readOwn(conditions: readonly Prisma.Sql[], asked: Asked): Promise<QueueRecord[]> {
  const { filter } = asked;
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

function orderOf({ filter, cursor }: Asked): Prisma.Sql {
  const column = orderColumn(filter);
  return cursor?.towards === "before" ? sql`${column} DESC, t.id DESC` : sql`${column}, t.id`;
}

async function readPage(source: Prisma.Sql, conditions: readonly Prisma.Sql[], asked: Asked) {
  const place = sql`to_char(${orderColumn(asked.filter)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const rows = await db.$queryRaw<QueueRecord[]>`
    SELECT ${COLUMNS}, ${place} AS place FROM ${source} LEFT JOIN staff s ON s.id = c.claimed_by_id
    WHERE ${allOf(conditions)} ORDER BY ${orderOf(asked)} LIMIT ${asked.limit}`;
  return asked.cursor?.towards === "before" ? rows.reverse() : rows;
}
