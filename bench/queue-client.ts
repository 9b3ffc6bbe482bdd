import pg from "pg";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { listQueue, QUEUE_PAGE } from "@/lib/cases/list-queue";
import { type QueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { readQueue } from "@/lib/cases/read-queue";
import { settings } from "@/lib/infra/env";
import { type Asking, QUESTIONS, type Timings } from "./queue-questions";
import { readsOf, recordSql, type Statement } from "./record-sql";

/** One database's own process: the connection pool belongs to a process. It answers questions until it is let go. */
const CLAIMED = 20;
const DEEP_SHARE = 0.7;

const owner = new pg.Client({ connectionString: settings().databaseUrl });
await owner.connect();
const staff = await staffForTest("supervisor");
await owner.query(
  `UPDATE "case" SET claimed_by_id = $1, claimed_until = now() + interval '1 hour'
   WHERE id IN (SELECT case_id FROM track WHERE open AND kind = 'report' ORDER BY id LIMIT ${CLAIMED})`,
  [staff.id],
);
const deep = await deepCursor();

async function deepCursor(): Promise<QueueCursor> {
  const { rows } = await owner.query<{ place: string; id: string }>(
    `SELECT to_char(rank_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place, id
     FROM track WHERE open ORDER BY rank_at, id
     OFFSET (SELECT (count(*) * ${DEEP_SHARE})::int FROM track WHERE open) LIMIT 1`,
  );
  const [found] = rows;
  if (!found) throw new Error("the queue is empty");
  return { towards: "after", ...found };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/** The tables that the plans of these statements read from end to end instead of by an index. */
async function wholeTables(statements: readonly Statement[]): Promise<string[]> {
  const found = new Set<string>();
  const look = (plan: Plan) => {
    if (plan["Node Type"] === "Seq Scan") found.add(plan["Relation Name"] ?? "");
    for (const below of plan.Plans ?? []) look(below);
  };
  for (const { text, values } of statements) {
    const { rows } = await owner.query<{ "QUERY PLAN": { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    look(rows[0]?.["QUERY PLAN"][0]?.Plan ?? { "Node Type": "none" });
  }
  return [...found].sort();
}

/** Each in turns with the others, so that a slow moment of the machine falls on all. */
async function answer({ question, times }: Asking): Promise<Timings> {
  const { address = "", deep: fromDeep } = QUESTIONS[question] ?? {};
  const filter = readQueueFilter(new URLSearchParams(address));
  const cursor = fromDeep ? deep : null;
  const read = () => readQueue(staff, { filter, cursor, limit: QUEUE_PAGE + 1, now: new Date() });
  const statements = readsOf(await recordSql(read));
  const bare = async () => {
    for (const { text, values } of statements) await owner.query(text, values);
  };
  const whole = () => listQueue(staff, { filter, cursor });
  const timings: Timings = { whole: [], read: [], bare: [], wholeTables: await wholeTables(statements) };
  for (let at = 0; at < times; at++) {
    timings.whole.push(await timed(whole));
    timings.read.push(await timed(read));
    timings.bare.push(await timed(bare));
  }
  return timings;
}

process.on("message", (asking: Asking) => {
  void answer(asking).then((timings) => process.send?.(timings));
});
process.on("disconnect", () => process.exit(0)); // nobody asks any more
process.send?.("ready");
