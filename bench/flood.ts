import { organisationForTest } from "@/lib/access/testing/staff-for-test";
import { giveTurnsAnew } from "@/lib/cases/give-turns-anew";
import { weighedCase } from "@/lib/cases/standing.fixture";
import { db } from "@/lib/infra/db/client";
import { hands } from "./hands";
import type { PartResult, Promised } from "./result";
import { median } from "./table";

const HONEST = 200;
const FLOOD = 10_000;
const HOUR = 3_600_000;
const AT_ONCE = 8;
const MOST_SHIFT = 0.05;
const FLAT = 1.5;

/** One report of the hour, in an organisation of its own queue; `n` is its turn. */
type Sending = { organisationId: string; at: Date; sender: number | null };

const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item;
const KINDS = ["incentivised_review", "fabricated_review", "fake_transaction", "review_suppression", "insider_review"];

/** Ordinary people about 150 merchants: some are threatened, many want money back, half leave a contact. */
function honest({ organisationId, at }: Sending, n: number) {
  const contact = n % 2 === 0 ? { reporter: `honest-${n}` } : {};
  const weight = { behaviour: pick(KINDS, n), threat: n % 12 === 0, moneyWanted: n % 3 === 0 };
  return weighedCase({ organisationId, at, merchant: `jd:name:shop ${(n * 7) % 150}`, ...weight, ...contact });
}

/** A script that ticks whatever weighs, a throw-away contact each. */
function scripted({ organisationId, at, sender }: Sending) {
  const claims = { threat: true, vulnerable: true, paidInAdvance: true, moneyWanted: true };
  const merchant = "jd:name:flooded";
  return weighedCase({ organisationId, at, merchant, behaviour: "facilitation", ...claims, reporter: `bot-${sender}` });
}

/** Both queues get the same honest reports at the same moments; one of them gets the flood between these. */
async function fill(organisationId: string, flood: number, began: number): Promise<number[]> {
  const all = HONEST + flood;
  const nth = (turn: number) => Math.floor((turn * HONEST) / all);
  const times: number[] = [];
  await hands(AT_ONCE, all, async (turn) => {
    const own = turn === 0 || nth(turn) > nth(turn - 1);
    const sending = { organisationId, at: new Date(began + (turn / all) * HOUR), sender: own ? null : turn };
    const started = performance.now();
    await (own ? honest(sending, nth(turn)) : scripted(sending));
    times[turn] = performance.now() - started;
  });
  return times;
}

/** Where the honest reports stand in the queue, counted from one. */
async function positions(organisationId: string, order: "rank_at" | "due_at"): Promise<number[]> {
  const rows = await db.$queryRawUnsafe<{ position: number }[]>(
    `SELECT position::int FROM (
       SELECT row_number() OVER (ORDER BY ${order}, id) AS position, merchant
       FROM track WHERE organisation_id = $1::uuid AND open) queue
     WHERE merchant <> 'jd:name:flooded'`,
    organisationId,
  );
  return rows.map(({ position }) => position);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

type Measured = {
  quiet: number[];
  flooded: number[];
  byClock: number[];
  nextDay: number[];
  times: number[];
  anew: number;
};

function promises({ quiet, flooded, nextDay, times }: Measured): Promised[] {
  const shift = (positions: readonly number[]) => mean(positions) / mean(quiet);
  const growth = median(times.slice(-500)) / median(times.slice(500, 1_000));
  const waiting = (what: string, ratio: number): Promised => ({
    what: `${what} (ABU-03)`,
    target: `1 ± ${MOST_SHIFT}`,
    measured: ratio.toFixed(3),
    kept: Math.abs(ratio - 1) <= MOST_SHIFT,
  });
  return [
    waiting("mean place of the honest, flooded : quiet", shift(flooded)),
    waiting("the same on the morning after, turns given anew", shift(nextDay)),
    {
      what: "taking in the last reports of the flood : the first",
      target: `≤ ${FLAT} times`,
      measured: growth.toFixed(2),
      kept: growth <= FLAT,
    },
  ];
}

async function measure(): Promise<Measured> {
  const [calm, crowded] = [await organisationForTest(), await organisationForTest()];
  const began = Date.now() - HOUR;
  await fill(calm, 0, began);
  const times = await fill(crowded, FLOOD, began);
  const quiet = await positions(calm, "rank_at");
  const flooded = await positions(crowded, "rank_at");
  const byClock = await positions(crowded, "due_at");
  const started = performance.now();
  await giveTurnsAnew(new Date(began + 20 * HOUR));
  const anew = performance.now() - started;
  return { quiet, flooded, byClock, nextDay: await positions(crowded, "rank_at"), times, anew };
}

/** Whether a flood on one merchant makes anybody else wait. */
export async function measureFlood(): Promise<PartResult> {
  const measured = await measure();
  const { quiet, flooded, byClock, nextDay, times, anew } = measured;
  const row = (queue: string, positions: readonly number[]) => ({
    queue,
    "mean place": mean(positions).toFixed(1),
    "last place": Math.max(...positions),
    "flooded : quiet": (mean(positions) / mean(quiet)).toFixed(3),
  });
  return {
    title: "A flood on one merchant",
    method: `${HONEST} honest reports about 150 merchants within an hour, once alone and once with ${FLOOD.toLocaleString("en")} scripted ones on one merchant between them, each placed by the use case. A place is the number of tracks up to and with one's own.`,
    promises: promises(measured),
    tables: [
      {
        caption: "Where the honest stand",
        rows: [
          row("quiet day", quiet),
          row("flooded", flooded),
          row("flooded, the morning after", nextDay),
          row("flooded, in order of due dates", byClock),
        ],
      },
      {
        caption: "What it costs, ms",
        rows: [
          { step: "taking in a report, the first 500 of the flood", median: median(times.slice(0, 500)).toFixed(1) },
          { step: "taking in a report, the last 500", median: median(times.slice(-500)).toFixed(1) },
          { step: "turns given anew, once", median: anew.toFixed(0) },
        ],
      },
    ],
    notes: [
      "Every scripted report claims each reason that weighs. Beyond its free places a merchant's reports stand behind by days, and reasons do not count there.",
      "Eight reports come in at once; a step is a whole transaction without files and without the entry in the record.",
    ],
  };
}
