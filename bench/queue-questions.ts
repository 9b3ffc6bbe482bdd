import { ENDED_ONLY, FREQUENT, PHRASE, RARE, TWO_CHARACTERS, UNCOMMON } from "./queue-texts";

/** What staff ask of the queue: the page's own query string, and whether it begins deep down; or what waits for them. */
export type Question = { name: string; address: string; deep?: boolean; search?: true; waits?: true };

const search = (term: string) => new URLSearchParams({ q: term }).toString();

export const QUESTIONS: readonly Question[] = [
  { name: "first page", address: "" },
  { name: "in order of due dates", address: "order=due" },
  { name: "by state", address: "state=report.verifying" },
  { name: "by platform and kind", address: "platform=jd&kind=fake_transaction" },
  { name: "overdue", address: "due=overdue" },
  { name: "deep page, by key", address: "", deep: true },
  { name: "mine", address: "mine=1" },
  { name: "the reporter wrote", address: "only=wrote" },
  { name: "the reporter wrote, by due date", address: "only=wrote&order=due" },
  { name: "figure: came in today", address: "figure=came_today" },
  { name: "figure: waiting for the reporter", address: "figure=with_reporter" },
  { name: "figure: overdue now", address: "figure=overdue&order=due" },
  { name: "figure: the longest wait", address: "figure=oldest" },
  { name: "search: rare (20 cases)", address: search(RARE), search: true },
  { name: "search: uncommon (0.25 %)", address: search(UNCOMMON), search: true },
  { name: "search: ended cases only (2 %)", address: search(ENDED_ONLY), search: true },
  { name: "search: two characters (5 %)", address: search(TWO_CHARACTERS), search: true },
  { name: "search: phrase (10 %)", address: search(PHRASE), search: true },
  { name: "search: frequent (60 %)", address: search(FREQUENT), search: true },
  { name: "search: frequent, by state", address: `${search(FREQUENT)}&state=report.verifying` },
  {
    name: "search: either of two, without a third",
    address: search(`${UNCOMMON} OR ${TWO_CHARACTERS} -${FREQUENT}`),
    search: true,
  },
  { name: "search: nothing found", address: search("从未出现"), search: true },
  { name: "counts in the navigation", address: "", waits: true },
];

/**
 * Milliseconds of each run: the use case with its entry in the record, the query function, its bare statements.
 * `wholeTables`: tables that the plan of one of these reads from end to end.
 */
export type Timings = { whole: number[]; read: number[]; bare: number[]; wholeTables: string[] };

/** The same of fifty people at once, each way beside its own bare statements. */
export type CrowdTimings = {
  whole: number[];
  bareWhole: number[];
  read: number[];
  bareRead: number[];
  /** Of all four: no connection came in time, for instance. */
  unanswered: number;
};

/** `crowd`: of everybody at once, `times` in a row each. */
export type Asking = { question: number; times: number; crowd?: true };
