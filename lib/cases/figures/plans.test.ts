import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordSql } from "@/bench/record-sql";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { readQueue } from "@/lib/cases/read-queue";
import { firstIdAt } from "@/lib/infra/db/first-id";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { FIGURES } from "./figure";
import { RANGE_NAMES } from "./history";
import { EVERYTHING, filterOf, PARTINGS } from "./part";
import { readFigures } from "./read-figures";

const CASES = 20_000;
const LARGE = ["case", "track", "case_event", "case_clock", "day_count"];

const CAME_IN = firstIdAt(`(extract(epoch FROM now()) * 1000)::bigint - ${CASES} + n`);

const WORLD = [
  `INSERT INTO "case" (id, reference, behaviour, platform, shop_name, title, search_text, opened_at, updated_at)
   SELECT ${CAME_IN}, 'PLAN-' || n, 'facilitation', (ARRAY['taobao', 'jd', 'tmall'])[1 + n % 3], '店', '店', '', now() - n * interval '30 minutes', now()
   FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO track (id, case_id, kind, state, behaviour, platform, opened_at, open, due_at, rank_at)
   SELECT c.id, c.id, 'report', s.state, c.behaviour, c.platform, c.opened_at, s.state <> 'closed', now() + random() * interval '20 days', now()
   FROM "case" c CROSS JOIN LATERAL (SELECT coalesce((ARRAY['received', 'verifying', 'supplement_requested'])[1 + abs(hashtext(c.reference)) % 20], 'closed') AS state) s`,
  `INSERT INTO day_count (organisation_id, day, dimension, value, came, decided, decided_in_time, ended_otherwise, taken_up_again, pending, overdue,
     answered, answered_in_time, answer_hours, answer_days, handling_hours, handling_days, counted_at)
   SELECT '${HOME_ORGANISATION}', to_char(now() - n * interval '1 day', 'YYYY-MM-DD'), d.name,
     CASE WHEN d.name = 'all' AND v = 1 THEN '' ELSE md5(d.name || v)::uuid::text END, 1, 1, 1, 0, 0, 1, 0, 1, 1, '{1}', '{1}', '{1}', '{1}', now()
   FROM generate_series(1, 800) n, (VALUES ('all'), ('unit'), ('platform'), ('kind'), ('person')) d (name), generate_series(1, 8) v`,
  `VACUUM ANALYZE "case"`,
  "VACUUM ANALYZE track",
  "VACUUM ANALYZE day_count",
];

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };
const owner = new pg.Client({ connectionString: ownerUrl });
let staff: Staff;

beforeAll(async () => {
  await owner.connect();
  staff = await staffForTest("supervisor");
  for (const statement of WORLD) await owner.query(statement);
});
afterAll(() => owner.end());

/** The large tables that something reads from end to end. */
async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
  const found = new Set<string>();
  const look = (plan: Plan) => {
    if (plan["Node Type"] === "Seq Scan") found.add(plan["Relation Name"] ?? "");
    for (const below of plan.Plans ?? []) look(below);
  };
  const statements = (await recordSql(work)).filter(({ text }) => /^\s*(select|with)\b/i.test(text));
  expect(statements.length).toBeGreaterThan(0);
  for (const { text, values } of statements) {
    const { rows } = await owner.query<{ "QUERY PLAN": { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    look(rows[0]?.["QUERY PLAN"][0]?.Plan ?? { "Node Type": "none" });
  }
  return [...found].filter((table) => LARGE.includes(table));
}

test.each(PARTINGS)("C23 REL-11 the page by %s reads no large table from end to end", async (by) => {
  for (const range of RANGE_NAMES) {
    expect(await readWhole(() => readFigures(staff, { range, part: EVERYTHING, by })), range).toEqual([]);
  }
  const part = { dimension: "platform", value: "jd" } as const;
  expect(await readWhole(() => readFigures(staff, { range: "4w", part, by }))).toEqual([]);
});

test.each(FIGURES)("C23 REL-11 nor does the list of %s", async (figure) => {
  const asked = { filter: { ...filterOf(EVERYTHING), figure }, cursor: null, limit: 26, now: new Date() };
  expect(await readWhole(() => readQueue(staff, asked))).toEqual([]);
});
