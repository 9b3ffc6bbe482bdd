import { type ChildProcess, fork } from "node:child_process";
import { startClock } from "@/lib/clocks/clock";
import { settings } from "@/lib/infra/env";
import { fillCases } from "./queue-cases";
import { askCrowd, crowdResult } from "./queue-crowd";
import { type Asking, type CrowdTimings, QUESTIONS, type Timings } from "./queue-questions";
import type { PartResult, Promised } from "./result";
import { type Stage, setStage, strikeStage } from "./stage";
import { median, quantile, type Row } from "./table";

const SIZES = [1_000, 100_000, 1_000_000];
const ROUNDS = 5;
/** While fifty people ask: so many that a pause of the machine in one of them is not among the slowest 5 of 100. */
const CROWD_ROUNDS = 30;
const TRIAL_ROUNDS = 1;
const TIMES = 20;
/** An answer that takes longer than this is asked for once. */
const TOO_LONG_MS = 1_000;
const FLAT = 1.5;
/** Milliseconds, of a list or a filter (REL-11). */
const LONGEST = 300;
/** Of a list or a filter to its own statements, sent by the driver alone (REL-11). */
const OVER_BARE = 2;
/** A queue of a million is never read from end to end; of the few members of staff and shares that may be quicker. */
const LARGE_TABLES = ["case", "case_clock", "track"];

type Queue = { size: number; stage: Stage; client: ChildProcess; timings: Timings[] };

function reply<T>(client: ChildProcess): Promise<T> {
  return new Promise((done, fail) => {
    const gone = (code: number | null) => fail(new Error(`a client of the queue ended with ${code}`));
    client.once("exit", gone);
    client.once("message", (message) => {
      client.off("exit", gone);
      done(message as T);
    });
  });
}

async function openQueue(size: number): Promise<Queue> {
  const started = startClock("first_human_answer", new Date());
  if (!started.ok) throw new Error("no such rule today");
  const stage = await setStage(settings().databaseUrl ?? "", `queue_${size}`);
  const { ruleId, ruleVersion } = started.clock;
  await fillCases(stage.databaseUrl, size, { id: ruleId, version: ruleVersion });
  const execArgv = ["--disable-warning=ExperimentalWarning", "--import", "tsx"];
  const client = fork("bench/queue-client.ts", [], { env: stage.environment, execArgv });
  await reply(client);
  return { size, stage, client, timings: QUESTIONS.map(() => ({ whole: [], read: [], bare: [], wholeTables: [] })) };
}

async function ask(queue: Queue, question: number, times: number): Promise<Timings> {
  const asking: Asking = { question, times };
  queue.client.send(asking);
  return reply<Timings>(queue.client);
}

/** The first round warms up and is forgotten, unless an answer took so long that it is not asked for again. */
async function askAll(queues: readonly Queue[], rounds: number): Promise<void> {
  for (let round = 0; round <= rounds; round++) {
    for (const question of QUESTIONS.keys()) {
      for (const queue of queues) await askOnce(queue, question, round);
    }
  }
}

async function askOnce(queue: Queue, question: number, round: number): Promise<void> {
  const kept = queue.timings[question];
  if (!kept || median(kept.whole) > TOO_LONG_MS) return;
  const timings = await ask(queue, question, round === 0 ? 1 : TIMES);
  if (round === 0 && median(timings.whole) <= TOO_LONG_MS) return;
  for (const key of ["whole", "read", "bare"] as const) kept[key].push(...timings[key]);
  kept.wholeTables = timings.wholeTables;
}

type Timed = "whole" | "read" | "bare";

function middle(queue: Queue | undefined, question: number, key: Timed): number {
  return median(queue?.timings[question]?.[key] ?? []);
}

const short = (size: number) => size.toLocaleString("en");

function row(queues: readonly Queue[], question: number): Row {
  const [small, large] = [queues.at(0), queues.at(-1)];
  const times = queues.map(
    (queue) => [`${short(queue.size)}, ms`, middle(queue, question, "whole").toFixed(1)] as const,
  );
  const flat = (key: Timed) => (middle(large, question, key) / middle(small, question, key)).toFixed(2);
  return {
    asked: QUESTIONS[question]?.name ?? "",
    ...Object.fromEntries(times),
    "large : small": flat("whole"),
    "query alone, ms": middle(large, question, "read").toFixed(1),
    "query, large : small": flat("read"),
    "query : bare SQL": (middle(large, question, "read") / middle(large, question, "bare")).toFixed(2),
    "95 of 100, query : bare SQL": overBare(large, question).toFixed(2),
    "read whole": large?.timings[question]?.wholeTables.join(", ") || "–",
  };
}

function overBare(queue: Queue | undefined, question: number): number {
  const { read = [], bare = [] } = queue?.timings[question] ?? {};
  return quantile(read, 0.95) / quantile(bare, 0.95);
}

/** What a list or a filter costs beyond its own statements, and whether each finds its rows by an index (REL-11). */
function listPromises(large: Queue | undefined): Promised[] {
  const lists = QUESTIONS.flatMap(({ name, search }, at) => (search ? [] : [{ name, at }]));
  const ratios = lists.map(({ name, at }) => ({ name, ratio: overBare(large, at) }));
  const worst = ratios.toSorted((one, other) => other.ratio - one.ratio)[0] ?? { name: "–", ratio: 0 };
  const unbounded = lists.filter(({ at }) =>
    large?.timings[at]?.wholeTables.some((table) => LARGE_TABLES.includes(table)),
  );
  return [
    {
      what: `lists and filters with ${short(large?.size ?? 0)} cases, 95 of 100, query : bare SQL (REL-11)`,
      target: `≤ ${OVER_BARE}`,
      measured: `${worst.ratio.toFixed(2)} (${worst.name})`,
      kept: worst.ratio <= OVER_BARE,
    },
    {
      what: "lists and filters whose plan reads a large table from end to end",
      target: "0",
      measured: [unbounded.length, ...unbounded.map(({ name }) => name)].join(" "),
      kept: unbounded.length === 0,
    },
  ];
}

function promises(queues: readonly Queue[]): Promised[] {
  const [small, large] = [queues.at(0), queues.at(-1)];
  const growth = QUESTIONS.map(({ name }, at) => ({
    name,
    times: middle(large, at, "whole") / middle(small, at, "whole"),
  }));
  const worst = growth.toSorted((one, other) => other.times - one.times)[0] ?? { name: "–", times: 0 };
  const steep = growth.filter(({ times }) => times > FLAT).map(({ name, times }) => `${name} ${times.toFixed(2)}`);
  const slowest = QUESTIONS.map(({ name }, at) => ({
    name,
    ms: quantile(large?.timings[at]?.whole ?? [], 0.95),
  })).toSorted((one, other) => other.ms - one.ms)[0];
  return [
    {
      what: `${short(large?.size ?? 0)} cases against ${short(small?.size ?? 0)}, each page of the queue`,
      target: `≤ ${FLAT} times`,
      measured: steep.length === 0 ? `${worst.times.toFixed(2)} times (${worst.name})` : steep.join("; "),
      kept: steep.length === 0,
    },
    {
      what: `the slowest page with ${short(large?.size ?? 0)} cases, 95 of 100 (REL-11)`,
      target: `≤ ${LONGEST} ms`,
      measured: `${Math.round(slowest?.ms ?? 0)} ms (${slowest?.name})`,
      kept: (slowest?.ms ?? 0) <= LONGEST,
    },
    ...listPromises(large),
  ];
}

/** The largest queue, asked by everybody at once. */
function askLargest(queues: readonly Queue[], rounds: number): Promise<CrowdTimings[]> {
  return askCrowd((question) => {
    const client = queues.at(-1)?.client;
    client?.send({ question, times: 1, crowd: true } satisfies Asking);
    return client ? reply<CrowdTimings>(client) : Promise.reject(new Error("no queue"));
  }, rounds);
}

/** How the staff queue answers as the number of cases grows, and while fifty people ask at once; `trial`: with so many cases, quickly. */
export async function measureQueue(trial?: readonly number[]): Promise<PartResult> {
  const sizes = trial ?? SIZES;
  const queues: Queue[] = [];
  let crowd: CrowdTimings[] = [];
  try {
    for (const size of sizes) queues.push(await openQueue(size));
    await askAll(queues, trial ? TRIAL_ROUNDS : ROUNDS);
    crowd = await askLargest(queues, trial ? TRIAL_ROUNDS : CROWD_ROUNDS);
  } finally {
    for (const { client, stage } of queues) {
      client.kill();
      strikeStage(stage);
    }
  }
  const people = crowdResult(crowd, short(queues.at(-1)?.size ?? 0));
  return {
    title: "The queue as it grows",
    method: `The same questions to queues of ${sizes.map(short).join(", ")} cases, in turns; medians of ${queues[0]?.timings[0]?.whole.length ?? 0}. A page is \`listQueue\` as the staff page calls it, with its entry in the audit record.`,
    promises: [...promises(queues), ...people.promises],
    tables: [{ caption: "A page of the queue", rows: QUESTIONS.map((_, at) => row(queues, at)) }, people.table],
    notes: [
      "Two of five tracks are under way, a fifth of the cases have both tracks; texts are 400 different ones, each case with a number of its own. Everything is in the machine's memory, as it would be on a server with room for its database.",
      "Of a thousand cases one or two came in today or are found by the rarer words: their pages have that many rows, with 1,000,000 cases all pages are full.",
      "“Query alone” is `readQueue` with the largest number of cases; “bare SQL” are its own statements sent by the driver without Prisma.",
      people.note,
    ],
  };
}
