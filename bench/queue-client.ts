import pg from "pg";
import type { Staff } from "@/lib/access/staff";
import { listQueue, QUEUE_PAGE } from "@/lib/cases/list-queue";
import { type QueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { readQueue } from "@/lib/cases/read-queue";
import { waitingFor } from "@/lib/cases/waiting-for";
import { settings } from "@/lib/infra/env";
import { askedByAll, fiftyPeople, type Ways } from "./queue-people";
import { type Asking, type CrowdTimings, QUESTIONS, type Timings } from "./queue-questions";
import { readsOf, recordSql, type Statement } from "./record-sql";

/** One database's own process: the connection pool belongs to a process. It answers questions until it is let go. */
const CLAIMED = 20;
const DEEP_SHARE = 0.7;

const owner = new pg.Client({ connectionString: settings().databaseUrl });
await owner.connect();
const people = await fiftyPeople();
const [staff] = people;
if (!staff) throw new Error("nobody came");
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

/** How this person asks: by the use case of the page, and by its query function alone. */
function waysOf(question: number, person: Staff): Ways {
  const { address = "", deep: fromDeep, waits } = QUESTIONS[question] ?? {};
  if (waits) return { whole: () => waitingFor(person), read: () => waitingFor(person), recorded: false };
  const filter = readQueueFilter(new URLSearchParams(address));
  const cursor = fromDeep ? deep : null;
  return {
    whole: () => listQueue(person, { filter, cursor }),
    read: () => readQueue(person, { filter, cursor, limit: QUEUE_PAGE + 1, now: new Date() }),
    recorded: true,
  };
}

/** Each in turns with the others, so that a slow moment of the machine falls on all. */
async function answer({ question, times }: Asking): Promise<Timings> {
  const { whole, read } = waysOf(question, staff as Staff);
  const statements = readsOf(await recordSql(read));
  const bare = async () => {
    for (const { text, values } of statements) await owner.query(text, values);
  };
  const timings: Timings = { whole: [], read: [], bare: [], wholeTables: await wholeTables(statements) };
  for (let at = 0; at < times; at++) {
    timings.whole.push(await timed(whole));
    timings.read.push(await timed(read));
    timings.bare.push(await timed(bare));
  }
  return timings;
}

function answerAll({ question, times }: Asking): Promise<CrowdTimings> {
  return askedByAll(people, (person) => waysOf(question, person), times);
}

process.on("message", (asking: Asking) => {
  void (asking.crowd ? answerAll(asking) : answer(asking)).then((timings) => process.send?.(timings));
});
process.on("disconnect", () => process.exit(0)); // nobody asks any more
process.send?.("ready");
