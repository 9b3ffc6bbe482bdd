import pg from "pg";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { settings } from "@/lib/infra/env";
import { hands } from "./hands";
import { PEOPLE } from "./queue-crowd";
import type { CrowdTimings } from "./queue-questions";
import { readsOf, recordSql, type Statement } from "./record-sql";

/** On the desks of all together: what the navigation counts. */
const ASSIGNED = 400;
const ESCALATED = 20;

/** What one person asks: as their page does, and the query function of it alone. */
export type Ways = { whole: () => Promise<unknown>; read: () => Promise<unknown>; recorded: boolean };
export type WaysOf = (staff: Staff) => Ways;

/** As many connections as the program's own pool has. */
const bare = new pg.Pool({ connectionString: settings().databaseUrl, max: 10 });

/** What a page's entry in the audit record costs at least: the same statements on tables that have no other rows. */
const RECORD = {
  lock: "SELECT lane, seq FROM bench_lane WHERE lane = $1 FOR UPDATE",
  write: `WITH entry AS (INSERT INTO bench_entry SELECT lane, seq + 1, now(), $2, hash, hash FROM bench_lane WHERE lane = $1)
          UPDATE bench_lane SET seq = seq + 1 WHERE lane = $1`,
};
const PAYLOAD = JSON.stringify({ shown: "x".repeat(900) });

/** Fifty members of staff, with cases that were given to them and questions to their supervisors. */
export async function fiftyPeople(): Promise<readonly Staff[]> {
  const people: Staff[] = [];
  for (let n = 0; n < PEOPLE; n += 1) people.push(await staffForTest("supervisor"));
  const ids = people.map(({ id }) => id);
  const open = `SELECT id, organisation_id, row_number() OVER (ORDER BY id)::int AS n FROM "case" WHERE open`;
  await bare.query(
    `INSERT INTO case_assignment (id, case_id, to_id, by_id, at, opened_at)
     SELECT uuidv7(), id, ($1::uuid[])[1 + n % ${PEOPLE}], ($1::uuid[])[1], now(), CASE WHEN n % 2 = 0 THEN now() END
     FROM (${open} LIMIT ${ASSIGNED}) c`,
    [ids],
  );
  await bare.query(
    `INSERT INTO case_escalation (id, case_id, organisation_id, reason, by_id, at)
     SELECT uuidv7(), id, organisation_id, 'law', ($1::uuid[])[1 + n % ${PEOPLE}], now() FROM (${open} LIMIT ${ESCALATED}) c`,
    [ids],
  );
  await bare.query(`CREATE TABLE bench_lane (LIKE audit_lane INCLUDING ALL);
    CREATE TABLE bench_entry (LIKE audit_entry INCLUDING ALL);
    INSERT INTO bench_lane SELECT lane, 0, hash, mac FROM audit_lane;
    ANALYZE case_assignment; ANALYZE case_escalation`);
  return people;
}

async function send(statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await bare.query(text, values);
}

async function record(lane: number): Promise<void> {
  const client = await bare.connect();
  try {
    await client.query("BEGIN");
    await client.query(RECORD.lock, [lane]);
    await client.query(RECORD.write, [lane, PAYLOAD]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

type Statements = { whole: readonly Statement[]; read: readonly Statement[] };

/** What one person's page asks the database, and the same in everybody else's name. */
async function statementsOf(people: readonly Staff[], waysOf: WaysOf): Promise<readonly Statements[]> {
  const [first] = people;
  if (!first) return [];
  const { whole, read } = waysOf(first);
  const asked = { whole: readsOf(await recordSql(whole)), read: readsOf(await recordSql(read)) };
  const named = (statements: readonly Statement[], id: string) =>
    statements.map(({ text, values }) => ({ text, values: values.map((value) => (value === first.id ? id : value)) }));
  return people.map(({ id }) => ({ whole: named(asked.whole, id), read: named(asked.read, id) }));
}

/** Everybody asks at once, `times` in a row; each way in turns with its own statements, sent by the driver alone. */
export async function askedByAll(people: readonly Staff[], waysOf: WaysOf, times: number): Promise<CrowdTimings> {
  const statements = await statementsOf(people, waysOf);
  const ways = people.map(waysOf);
  let unanswered = 0;
  const timed = async (work: (person: number) => Promise<unknown>) => {
    const ms: number[] = [];
    await hands(people.length, people.length * times, async (turn) => {
      const started = performance.now();
      await work(turn % people.length).catch(() => {
        unanswered += 1;
      });
      ms.push(performance.now() - started);
    });
    return ms;
  };
  const bareWhole = async (person: number) => {
    await send(statements[person]?.whole ?? []);
    if (ways[person]?.recorded) await record(person % 8);
  };
  const whole = await timed(async (person) => ways[person]?.whole());
  const bareAll = await timed(bareWhole);
  const read = await timed(async (person) => ways[person]?.read());
  const bareRead = await timed((person) => send(statements[person]?.read ?? []));
  return { whole, bareWhole: bareAll, read, bareRead, unanswered };
}
