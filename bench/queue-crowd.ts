import { type CrowdTimings, QUESTIONS } from "./queue-questions";
import type { Promised } from "./result";
import { median, quantile, type Row } from "./table";

export const PEOPLE = 50;
/** Of a list or a filter, 95 of 100, to the statements it consists of, as many at once (REL-11). */
const OVER_BARE = 2;

type Ask = (question: number) => Promise<CrowdTimings>;
const KEYS = ["whole", "bareWhole", "read", "bareRead"] as const;

/** The answers to every question, asked by everybody at once, once a round; a first round warms up and is forgotten. */
export async function askCrowd(ask: Ask, rounds: number): Promise<CrowdTimings[]> {
  const kept = QUESTIONS.map((): CrowdTimings => ({ whole: [], bareWhole: [], read: [], bareRead: [], unanswered: 0 }));
  for (let round = 0; round <= rounds; round++) {
    for (const [question, timings] of kept.entries()) {
      const fresh = await ask(question);
      timings.unanswered += fresh.unanswered;
      if (round > 0) for (const key of KEYS) timings[key].push(...fresh[key]);
    }
  }
  return kept;
}

const late = (ms: readonly number[]) => quantile(ms, 0.95);

function row(timings: CrowdTimings, question: number): Row {
  const { whole, bareWhole, read, bareRead } = timings;
  return {
    asked: QUESTIONS[question]?.name ?? "",
    "median, ms": median(whole).toFixed(0),
    "95 of 100, ms": late(whole).toFixed(0),
    "bare SQL, 95 of 100, ms": late(bareWhole).toFixed(0),
    "95 of 100 : bare SQL": (late(whole) / late(bareWhole)).toFixed(2),
    "query alone, 95 of 100, ms": late(read).toFixed(0),
    "query : bare SQL, 95 of 100": (late(read) / late(bareRead)).toFixed(2),
  };
}

function worstOf(crowd: readonly CrowdTimings[], ratio: (timings: CrowdTimings) => number): [string, number] {
  const all = crowd.map((timings, at): [string, number] => [QUESTIONS[at]?.name ?? "", ratio(timings)]);
  return all.toSorted(([, one], [, other]) => other - one)[0] ?? ["–", 0];
}

function promise(what: string, [name, ratio]: [string, number]): Promised {
  return { what, target: `≤ ${OVER_BARE}`, measured: `${ratio.toFixed(2)} (${name})`, kept: ratio <= OVER_BARE };
}

/** What fifty people at once cost each of them. */
export function crowdResult(crowd: readonly CrowdTimings[], size: string) {
  const unanswered = crowd.reduce((sum, timings) => sum + timings.unanswered, 0);
  const asked = (crowd[0]?.whole.length ?? 0) / PEOPLE;
  const at = `${PEOPLE} people at once, ${size} cases, 95 of 100`;
  return {
    table: { caption: `${PEOPLE} people at once, ${size} cases`, rows: crowd.map(row) },
    promises: [
      promise(
        `${at}, page : its statements with an entry in the record (REL-11)`,
        worstOf(crowd, ({ whole, bareWhole }) => late(whole) / late(bareWhole)),
      ),
      promise(
        `${at}, query : bare SQL (REL-11)`,
        worstOf(crowd, ({ read, bareRead }) => late(read) / late(bareRead)),
      ),
      {
        what: `${PEOPLE} people at once, ${size} cases, asked without an answer`,
        target: "0",
        measured: `${unanswered}`,
        kept: unanswered === 0,
      },
    ],
    note: `${PEOPLE} people ask at once, ${asked} times each, over ten connections: most of an answer is waiting for one. The floor are the statements of the same page sent by the driver alone, as many at once over as many connections, with a transaction that locks, inserts and updates as the audit record does.`,
  };
}
