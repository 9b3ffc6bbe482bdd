import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { type QueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { readQueue } from "@/lib/cases/read-queue";
import { searchDocument } from "@/lib/cases/search-terms";
import { db } from "@/lib/infra/db/client";
import { firstIdAt } from "@/lib/infra/db/first-id";
import { ownerUrl } from "@/lib/infra/testing/worker-database";

const NOW = new Date("2026-11-29T04:00:00Z");
const LIMIT = 25;
/** More than a search walks through; one in seven under way, and of the ended ones some whose clocks still run. */
const CASES = 6_600;
/** What is typed, and which cases hold it: `null` stands for pairs of it that do not stand together. */
const WORDS = {
  common: { typed: "好评", sql: "n % 3 = 0" },
  "not rare, ended only": { typed: "双十二", sql: "n % 42 = 1" },
  "rare, ended only": { typed: "霸王餐", sql: "n % 700 = 1" },
  "rare, under way": { typed: "量子玻璃", sql: "n % 700 = 7" },
  "in both": { typed: "试吃官", sql: "n % 90 < 2" },
} as const;
/** The same words asked for together: either of two, and one without the other. */
const TOGETHER = {
  "either, both rare": { typed: "霸王餐 或 量子玻璃", sql: "n % 700 IN (1, 7)" },
  "either, one not rare": { typed: "量子玻璃 OR 双十二", sql: "(n % 700 = 7 OR n % 42 = 1)" },
  "one without the other": { typed: "试吃官 -好评", sql: "n % 90 < 2 AND n % 3 <> 0" },
  "most, without what many hold": { typed: "试吃 -好评", sql: "n % 3 <> 0" },
  "one without what is nowhere": { typed: "试吃官 -没有的话", sql: "n % 90 < 2" },
} as const;
const APART = "试吃别的，再遇吃官";
const words = Object.values(WORDS);
const asker = { id: "00000000-0000-7000-8000-0000000000aa", organisationId: HOME_ORGANISATION, permissions: [] };

/** One a millisecond: the first of them the longest ago. */
const cameIn = firstIdAt(`(extract(epoch FROM now()) * 1000)::bigint - ${CASES} + n`);

beforeAll(async () => {
  const texts = words.map(({ typed, sql }) => `CASE WHEN ${sql} THEN ' ${searchDocument(typed)}' ELSE '' END`);
  await db.$executeRawUnsafe(`
    INSERT INTO "case" (id, reference, behaviour, platform, shop_name, title, search_text, opened_at, updated_at)
    SELECT ${cameIn}, 'SQ-' || n, 'fabricated_review', 'taobao', '店', '店',
           '${searchDocument(APART)} ' || ${texts.join(" || ")}, now(), now()
    FROM generate_series(1, ${CASES}) AS n`);
  await db.$executeRawUnsafe(`
    INSERT INTO track (id, case_id, kind, state, behaviour, platform, open, due_at, rank_at)
    SELECT c.id, c.id, 'report', CASE WHEN o.open THEN 'received' ELSE 'closed' END, 'fabricated_review', 'taobao', o.open, at, at
    FROM (SELECT id, substr(reference, 4)::int AS n FROM "case" WHERE reference LIKE 'SQ-%') c
    CROSS JOIN LATERAL (SELECT n % 7 = 0 AS open) o
    CROSS JOIN LATERAL (SELECT CASE WHEN o.open OR n % 11 = 0 THEN timestamptz '2026-12-01' + n % 50 * interval '1 hour'
                                    ELSE '9999-12-31T00:00:00Z' END AS at) d`);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('ANALYZE "case", track').finally(() => owner.end());
});

async function inOrder(sql: string): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(`
    SELECT t.id FROM track t JOIN "case" c ON c.id = t.case_id CROSS JOIN LATERAL (SELECT substr(c.reference, 4)::int AS n) x
    WHERE c.reference LIKE 'SQ-%' AND ${sql} ORDER BY t.rank_at, t.id`);
  return rows.map(({ id }) => id);
}

async function page(typed: string, cursor: QueueCursor | null) {
  const filter = readQueueFilter(new URLSearchParams({ q: typed }));
  return readQueue(asker, { filter, cursor, limit: LIMIT, now: NOW });
}

/** All pages one after the other, from one end of the queue to the other. */
async function walkThrough(typed: string, towards: QueueCursor["towards"]): Promise<string[]> {
  const seen: string[] = [];
  let cursor: QueueCursor | null =
    towards === "after"
      ? null
      : { towards, place: "9999-12-31T23:59:59.000000Z", id: "ffffffff-ffff-7fff-bfff-ffffffffffff" };
  for (;;) {
    const rows = await page(typed, cursor);
    const ids = rows.map(({ id }) => id);
    if (towards === "after") seen.push(...ids);
    else seen.unshift(...ids);
    const last = towards === "after" ? rows.at(-1) : rows[0];
    if (!last || rows.length < LIMIT) return seen;
    cursor = { towards, place: last.place, id: last.id };
  }
}

describe("C9 a search finds what there is, in the order of the queue, page by page", () => {
  describe.each(Object.entries({ ...WORDS, ...TOGETHER }))("%s", (_, { typed, sql }) => {
    it.each(["after", "before"] as const)("%s", async (towards) => {
      const wanted = await inOrder(sql);
      expect(wanted.length).toBeGreaterThan(5);
      // Of a common word two pages are as good as eighty.
      const seen = typed === "好评" ? (await page(typed, null)).map(({ id }) => id) : await walkThrough(typed, towards);
      expect(seen).toEqual(typed === "好评" ? wanted.slice(0, LIMIT) : wanted);
    });
  });

  it("finds nothing where the pairs of a word stand apart", async () => {
    expect(await page("再遇试吃", null)).toEqual([]);
  });

  it("follows a track that ends and is opened again", async () => {
    const [id = ""] = await inOrder("n = 7");
    const open = async () => {
      const rows = await db.$queryRaw<{ open: boolean }[]>`
        SELECT c.open FROM "case" c JOIN track t ON t.case_id = c.id WHERE t.id = ${id}::uuid`;
      return rows[0]?.open;
    };
    const was = await open();
    await db.track.update({ where: { id }, data: { open: false } });
    const ended = await open();
    await db.track.update({ where: { id }, data: { open: true } });
    expect([was, ended, await open()]).toEqual([true, false, true]);
  });
});
