import pg from "pg";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { db } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { hands } from "./hands";
import type { PartResult } from "./result";
import { median, quantile } from "./table";

const PEOPLE = 50;
const CASES = 200;
const TRIES = PEOPLE * CASES;

type Race = { winners: number[]; recorded: number; unanswered: number; ms: number[] };

/** Everybody asks for one case at once, then for the next; the database tells who has it in the end. */
async function race(people: readonly Staff[]): Promise<Race> {
  const [winners, ms]: [number[], number[]] = [[], []];
  let unanswered = 0;
  for (let round = 0; round < CASES; round += 1) {
    const { reference } = await caseForTest({ tracks: ["report"] });
    const tries = people.map(async (person) => {
      const started = performance.now();
      const answer = await claimCase(person, reference).catch(() => null);
      ms.push(performance.now() - started);
      if (!answer) unanswered += 1;
      return answer?.ok === true;
    });
    winners.push((await Promise.all(tries)).filter(Boolean).length);
  }
  return {
    winners,
    recorded: await db.caseEvent.count({ where: { kind: "claimed", staffId: { in: people.map(({ id }) => id) } } }),
    unanswered,
    ms,
  };
}

/** The least that one try costs: the statement that decides, by the driver alone, as many at once. */
async function bareClaims(): Promise<number[]> {
  const pool = new pg.Pool({ connectionString: settings().databaseUrl, max: 10 });
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM "case" LIMIT $1', [CASES]);
  const ms: number[] = [];
  await hands(PEOPLE, 2_000, async (turn) => {
    const started = performance.now();
    await pool.query('UPDATE "case" SET claimed_until = claimed_until WHERE id = $1 AND claimed_until <= $2', [
      rows[turn % rows.length]?.id,
      new Date(0),
    ]);
    ms.push(performance.now() - started);
  });
  await pool.end();
  return ms;
}

/** Fifty people who want the same cases: each goes to one of them. */
export async function measureClaims(): Promise<PartResult> {
  const people: Staff[] = [];
  for (let n = 0; n < PEOPLE; n += 1) people.push(await staffForTest("reviewer"));
  const { winners, recorded, unanswered, ms } = await race(people);
  const bare = await bareClaims();
  const doubles = winners.filter((count) => count > 1).length;
  const nobodys = winners.filter((count) => count === 0).length;
  const row = (what: string, times: readonly number[]) => ({
    what,
    tries: times.length,
    "median, ms": median(times).toFixed(1),
    "95 of 100, ms": quantile(times, 0.95).toFixed(1),
  });
  return {
    title: "Fifty people, one case",
    method: `${PEOPLE} members of staff ask for the same case at once, ${CASES} times over: ${TRIES.toLocaleString("en")} tries of the use case, with its event and its entry in the record.`,
    promises: [
      { what: "cases given to two people (REL-11)", target: "0", measured: String(doubles), kept: doubles === 0 },
      { what: "cases given to nobody", target: "0", measured: String(nobodys), kept: nobodys === 0 },
      {
        what: "claims on record for as many cases",
        target: String(CASES),
        measured: String(recorded),
        kept: recorded === CASES,
      },
      { what: "tries without an answer", target: "0", measured: String(unanswered), kept: unanswered === 0 },
    ],
    tables: [
      {
        caption: "A try",
        rows: [row("the use case, fifty at once", ms), row("floor: a statement that changes nothing", bare)],
      },
    ],
    notes: ["Ten connections serve the fifty: most of a try is waiting for one."],
  };
}
