import pg from "pg";
import { priorityOf } from "@/lib/cases/priority";
import { searchDocument } from "@/lib/cases/search-terms";
import { caseTexts, ENDED_ONLY, RARE } from "./queue-texts";

const RARE_CASES = 20;
const LOADERS = 2;

/** Spread evenly and apart from the texts. */
const TENTH = "(n::bigint * 7919 / 13) % 10";
const UNDER_WAY = `(${TENTH} < 4)`;

/**
 * Numbered in the order in which they came in. Two of five tracks are under way; their due dates lie around today, those of the others nowhere. Their reasons place
 * them up to five days earlier, and one of twenty that nobody has touched is set back for its merchant's turn. Of one in fifty
 * the reporter has written since somebody looked.
 */
const TRACKS = `
  INSERT INTO track (id, case_id, kind, state, behaviour, platform, opened_at, open, merchant, due_at, set_back_days, priority, rank_at,
                     reporter_wrote_at)
  SELECT uuidv7(c.opened_at - now()), c.id, k.kind, s.state, c.behaviour, c.platform, c.opened_at, s.open, c.platform || ':name:' || c.shop_name,
         d.due_at, b.days, $3::jsonb,
         CASE WHEN b.days > 0 THEN greatest(d.due_at, now()) + b.days * interval '1 day'
              WHEN s.open THEN d.due_at - random() * interval '120 hours' ELSE d.due_at END,
         CASE WHEN c.n % 50 = 0 THEN now() - random() * interval '3 days' END
  FROM bench_case c
  CROSS JOIN LATERAL (SELECT 'report' AS kind UNION ALL SELECT 'complaint' WHERE c.n % 4 = 0) k
  CROSS JOIN LATERAL (SELECT (CASE k.kind WHEN 'report'
      THEN ARRAY['received','verifying','filed','investigating','closed','not_filed','closed','transferred','closed','not_filed']
      ELSE ARRAY['received','accepted','mediation','supplement_requested','settled','not_accepted','withdrawn','settled','mediation_ended','settled']
      END)[1 + ${TENTH}] AS state, ${UNDER_WAY} AS open) s
  CROSS JOIN LATERAL (SELECT CASE WHEN s.open THEN now() - interval '5 days' + random() * interval '60 days'
                                  ELSE '9999-12-31T00:00:00Z' END AS due_at) d
  CROSS JOIN LATERAL (SELECT CASE WHEN s.open AND s.state = 'received' AND c.n % 20 = 0 THEN 1 + c.n % 60 ELSE 0 END AS days) b
  WHERE c.n >= $1 AND c.n < $2`;

/** What a row of the queue carries along to say why it stands where it stands. */
const WEIGHED = {
  behaviour: "facilitation",
  threat: true,
  vulnerable: false,
  paidInAdvance: false,
  moneyWanted: true,
  contested: false,
  reporterWrote: false,
  otherReporters: 2,
  evidenceKinds: 3,
  recordHours: 0,
};

const CASES = `
  INSERT INTO "case" (id, reference, behaviour, platform, shop_name, title, search_text, open, opened_at, updated_at)
  SELECT id, reference, behaviour, platform, shop_name, title,
         lower(replace(reference, '-', ' ')) || ' ' || document || CASE WHEN rare THEN ' ' || $3 ELSE '' END ||
         CASE WHEN n % 30 = 0 AND NOT ${UNDER_WAY} THEN ' ' || $4 ELSE '' END,
         ${UNDER_WAY}, opened_at, opened_at
  FROM bench_case WHERE n >= $1 AND n < $2`;

/** Every case under its number, before it is spread over the tables. */
const STAGED = `
  CREATE UNLOGGED TABLE bench_case AS
  SELECT n, uuidv7(age) AS id, now() + age AS opened_at, n % greatest($1 / ${RARE_CASES}, 1) = 0 AS rare,
         'ZP26-' || translate(lpad(to_hex((n::bigint * 2654435761) % 268435456), 7, '2'), '01abcdef', 'ZYABCDEF') || '-' || n AS reference,
         t.platform, t.behaviour, t.shop_name, t.title, t.document
  FROM generate_series(0, $1 - 1) AS n
  CROSS JOIN LATERAL (SELECT -((($1 - n)::float8 / $1) * interval '730 days') AS age) a
  JOIN bench_text t ON t.at = (n::bigint * 7349 / 3) % (SELECT count(*) FROM bench_text)`;

const CLOCKS = `
  INSERT INTO case_clock (id, case_id, track_id, rule_id, rule_version, started_at)
  SELECT uuidv7(), t.case_id, t.id, $1, $2, t.due_at - interval '10 days' FROM track t WHERE t.open`;

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "SET synchronous_commit = off; SET session_replication_role = replica; SET maintenance_work_mem = '512MB'",
  );
  return work(client).finally(() => client.end());
}

async function stageCases(client: pg.Client, count: number): Promise<void> {
  const texts = caseTexts();
  const column = (name: keyof (typeof texts)[number]) => texts.map((text) => text[name]);
  await client.query(
    "CREATE UNLOGGED TABLE bench_text (at int, platform text, behaviour text, shop_name text, title text, document text)",
  );
  await client.query(
    `INSERT INTO bench_text SELECT at - 1, platform, behaviour, shop_name, title, document
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
       WITH ORDINALITY AS t (platform, behaviour, shop_name, title, document, at)`,
    [column("platform"), column("behaviour"), column("shopName"), column("title"), column("document")],
  );
  await client.query(STAGED.replaceAll("$1", String(count)));
  await client.query("ANALYZE bench_case");
}

/** Filling a table under its indexes takes many times as long: they are put back as they were. */
async function withoutIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; def: string }>(
    `SELECT indexname AS name, indexdef AS def FROM pg_indexes
     WHERE tablename IN ('case', 'track', 'case_clock')
       AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = format('%I', indexname)::regclass)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${client.escapeIdentifier(name)}`);
  await work();
  for (const { def } of rows) await client.query(def);
}

/** While tables are filled, a log of a gigabyte would be written out every few seconds. */
async function withoutCheckpoints(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("ALTER SYSTEM SET max_wal_size = '32GB'");
  await client.query("SELECT pg_reload_conf()");
  await work();
  await client.query("ALTER SYSTEM RESET max_wal_size");
  await client.query("SELECT pg_reload_conf()");
  await client.query("CHECKPOINT");
}

/**
 * Fills a migrated database without cases with `count` of them, their tracks and clocks, as the use cases would leave
 * them. `rule` is the clock that every track under way carries.
 */
export async function fillCases(url: string, count: number, rule: { id: string; version: string }): Promise<void> {
  await withClient(url, async (client) => {
    await stageCases(client, count);
    const load = async () => {
      const step = Math.ceil(count / LOADERS);
      const starts = Array.from({ length: LOADERS }, (_, loader) => loader * step);
      await Promise.all(starts.map((from) => withClient(url, (loader) => loadRange(loader, from, from + step))));
      await client.query(CLOCKS, [rule.id, rule.version]);
    };
    await withoutCheckpoints(client, () => withoutIndexes(client, load));
    await client.query("DROP TABLE bench_case, bench_text");
    await client
      .query('VACUUM ANALYZE "case"; ')
      .then(() => client.query("VACUUM ANALYZE track"))
      .then(() => client.query("VACUUM ANALYZE case_clock"));
  });
}

async function loadRange(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query(CASES, [from, to, searchDocument(RARE), searchDocument(ENDED_ONLY)]);
  await client.query(TRACKS, [from, to, JSON.stringify(priorityOf(WEIGHED))]);
}
