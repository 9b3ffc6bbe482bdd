import { allOf, orderColumn, type SearchCondition, searchCondition } from "@/lib/cases/queue-conditions";
import { opennessOf } from "@/lib/cases/queue-filter";
import { type AskedPage, merged, nearerThan, orderOf, PLAIN, type QueueRecord, readPage } from "@/lib/cases/queue-page";
import { mostOfAllCases, shareOfSample } from "@/lib/cases/search-share";
import { db, Prisma } from "@/lib/infra/db/client";

const sql = Prisma.sql;

/** A walk through this many tracks takes as long as putting about as many found cases in order. */
const WALK = 5_000;
/** From this share of all cases on, a walk is expected to fill a page before its end. */
const COMMON = 0.04;
/** Ended tracks are walked for rarer words, too: only those under way can be found by an index of their own. */
const NOT_RARE = 0.01;

type Searching = { search: SearchCondition; conditions: readonly Prisma.Sql[]; asked: AskedPage; share: number };
/** Among tracks under way alone, or ended ones alone. */
type Among = Searching & { open: boolean };

/**
 * One page of the tracks that meet the conditions and whose case holds what was typed. Costs about the same however
 * many cases there are: what many cases hold is found by walking along the queue; what few hold, by their index,
 * tracks under way first and ended ones only as far as the page wants any.
 */
export async function searchQueue(conditions: readonly Prisma.Sql[], asked: AskedPage): Promise<QueueRecord[]> {
  const { search: typed, mine } = asked.filter;
  const search = searchCondition(typed ?? "");
  if (!search) return [];
  if (mine || search.exact) return readPage(PLAIN, [...conditions, search.holds], asked);
  const share = search.leavesOut ? await shareOfSample(search.holds) : await mostOfAllCases(typed ?? "");
  const searching = { search, conditions, asked, share };
  const page = share >= COMMON ? await walk(searching) : [];
  if (page.length === asked.limit) return page;
  const openness = opennessOf(asked.filter);
  const open = openness === false ? [] : await findAmong(among(true, searching));
  const ended = openness === true ? [] : await findEnded(searching, open);
  return merged([...open, ...ended], asked);
}

function among(open: boolean, searching: Searching): Among {
  return { ...searching, open, conditions: [open ? sql`t.open` : sql`NOT t.open`, ...searching.conditions] };
}

/** The first tracks of the queue, looked through one by one. */
function walk({ search, conditions, asked }: Searching): Promise<QueueRecord[]> {
  const from = sql`(SELECT * FROM track t WHERE ${allOf(conditions)} ORDER BY ${orderOf(asked)} LIMIT ${WALK}) t ${ITS_CASE}`;
  return readPage({ from }, [search.holds], asked);
}

/**
 * The tracks of all cases that were found, in order; of those, whole rows are read and the words looked at from the
 * first on, until the page is full. OFFSET 0 keeps the planner from doing that for all of them before.
 */
function find({ search, conditions, asked }: Searching, found: Prisma.Sql): Promise<QueueRecord[]> {
  const place = orderColumn(asked.filter);
  const from = sql`
    (SELECT t.id, ${place} FROM (${found}) found JOIN track t ON t.case_id = found.id
     WHERE ${allOf(conditions)} ORDER BY ${orderOf(asked)} OFFSET 0) first
    CROSS JOIN LATERAL (SELECT * FROM track t WHERE t.id = first.id OFFSET 0) t ${ITS_CASE}`;
  return readPage({ from, ordered: sql`first` }, [search.holds], asked);
}

function findAmong(those: Among): Promise<QueueRecord[]> {
  const ofThem = those.open ? sql`c.open AND` : sql``;
  return find(those, sql`SELECT c.id FROM "case" c WHERE ${ofThem} ${those.search.mayHold} OFFSET 0`);
}

const ITS_CASE = sql`CROSS JOIN LATERAL (SELECT * FROM "case" c WHERE c.id = t.case_id OFFSET 0) c`;

/** What a page still wants of the ended ones: some stand before open ones, since joined reporters keep their clocks. */
async function findEnded(searching: Searching, open: readonly QueueRecord[]): Promise<QueueRecord[]> {
  const { conditions, asked, share } = searching;
  const missing = asked.limit - open.length;
  const last = asked.cursor?.towards === "before" ? open[0] : open.at(-1);
  const bound = missing === 0 && last ? nearerThan(last, asked) : [];
  const ended = among(false, { ...searching, conditions: [...conditions, ...bound] });
  const left = await countToAWalk(ended.conditions);
  if (left === 0) return [];
  const few = left <= WALK;
  const page = few || share >= NOT_RARE ? await walk(ended) : [];
  return few || (missing > 0 && page.length >= missing) ? page : findAmong(ended);
}

/** How many tracks meet the conditions, counted no further than one more than a walk passes. */
async function countToAWalk(conditions: readonly Prisma.Sql[]): Promise<number> {
  const rows = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (SELECT 1 FROM track t WHERE ${allOf(conditions)} LIMIT ${WALK + 1}) AS tracks`;
  return Number(rows[0]?.count ?? 0);
}
