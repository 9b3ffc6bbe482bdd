import type { ReadingDay } from "@/lib/cases/reading-watch/reading-day";
import { type Usual, usualOf } from "@/lib/cases/reading-watch/usual";

export const SIGN_KINDS = [
  "many_cases",
  "outside",
  "same_case",
  "same_merchant",
  "same_reporter",
  "night",
  "identity",
  "name_search",
  "much_auditing",
] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

/**
 * Something about a day's reading that is worth a look, with the numbers its sentence says. It orders attention and
 * judges nobody: each has an ordinary explanation.
 */
export type ReadingSign = {
  readonly kind: SignKind;
  /** A case's id or a merchant's key where a day can have several of a kind; empty otherwise. */
  readonly about: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** The cases it is about; empty: the day as a whole. */
  readonly cases: readonly string[];
  /** How far beyond where the sign begins, in hundredths: what stands first. */
  readonly weight: number;
};

/** What is known of one person: the day in question, the six before it, and their last days at work. */
export type Watched = {
  readonly day: ReadingDay;
  readonly week: readonly ReadingDay[];
  readonly history: readonly ReadingDay[];
  /** Of cases that the week opened without work on them: whom they are about, and which reporter they share. */
  readonly merchantOf: ReadonlyMap<string, string>;
  readonly reporterOf: ReadonlyMap<string, string>;
};

/** From where a sign begins, whatever somebody's usual is. Rules of the house, not of the law. */
export const FROM = {
  cases: 20,
  outside: 10,
  night: 5,
  identityInWeek: 5,
  names: 3,
  audited: 20,
  timesInWeek: 10,
  daysInWeek: 4,
  ofMerchant: 5,
  ofReporter: 3,
} as const;

/** Everything about this day that is worth a look, the farthest from usual first. */
export function signsOf(watched: Watched): ReadingSign[] {
  const found = [manyCases, outside, night, nameSearch, muchAuditing, identity].map((sign) => sign(watched));
  const several = [sameCase, sameMerchant, sameReporter].flatMap((sign) => sign(watched));
  return [...found.filter((sign) => sign !== null), ...several].toSorted((one, other) => other.weight - one.weight);
}

type Counted = Exclude<keyof ReadingDay, "strange">;

/** Compares the day with the person's own usual. `alone`: the floor is enough where no usual is known. */
function beyond({ day, history }: Watched, of: Counted, { floor, alone }: { floor: number; alone: boolean }) {
  const usual: Usual | null = usualOf(history.map((one) => one[of]));
  const limit = Math.max(floor, usual?.limit ?? 0);
  if (day[of] < limit || (!usual && !alone)) return null;
  const numbers = { count: day[of], usual: usual?.median ?? 0, days: usual?.days ?? 0 };
  return { about: "", numbers, cases: [], weight: weigh(day[of], limit) };
}

function weigh(value: number, limit: number): number {
  return Math.round((100 * value) / limit);
}

/** Many more cases than on their own usual day; abstains where there is too little to compare with. */
export function manyCases(watched: Watched): ReadingSign | null {
  const found = beyond(watched, "cases", { floor: FROM.cases, alone: false });
  return found && { ...found, kind: "many_cases" };
}

/** Cases that nothing leads to: never taken, assigned, worked on, shared, nor found by a search. */
export function outside(watched: Watched): ReadingSign | null {
  const found = beyond(watched, "outside", { floor: FROM.outside, alone: true });
  return found && { ...found, kind: "outside", numbers: { ...found.numbers, cases: watched.day.cases } };
}

/** Looks at night, by Shanghai's clock; not for whoever always works then. */
export function night(watched: Watched): ReadingSign | null {
  const found = beyond(watched, "night", { floor: FROM.night, alone: true });
  return found && { ...found, kind: "night" };
}

/** Searches for people rather than for shops; not for whoever always looks up callers. */
export function nameSearch(watched: Watched): ReadingSign | null {
  const found = beyond(watched, "names", { floor: FROM.names, alone: true });
  return found && { ...found, kind: "name_search" };
}

/** The auditor's own reading: who looks at those who look. */
export function muchAuditing(watched: Watched): ReadingSign | null {
  const found = beyond(watched, "audited", { floor: FROM.audited, alone: false });
  return found && { ...found, kind: "much_auditing" };
}

/** Many requests to see who reported within a week. */
export function identity({ day, week }: Watched): ReadingSign | null {
  const count = [day, ...week].reduce((sum, { asked }) => sum + asked, 0);
  if (day.asked === 0 || count < FROM.identityInWeek) return null;
  return { kind: "identity", about: "", numbers: { count }, cases: [], weight: weigh(count, FROM.identityInWeek) };
}

/** The same case again and again within a week, by somebody who never worked on it. */
export function sameCase({ day, week }: Watched): ReadingSign[] {
  return Object.keys(day.strange).flatMap((id) => {
    const opened = [day, ...week].map(({ strange }) => strange[id] ?? 0);
    const times = opened.reduce((sum, one) => sum + one, 0);
    const days = opened.filter((one) => one > 0).length;
    const weight = Math.max(weigh(times, FROM.timesInWeek), weigh(days, FROM.daysInWeek));
    return weight < 100 ? [] : [{ kind: "same_case", about: id, numbers: { times, days }, cases: [id], weight }];
  });
}

/** Case after case about one shop within a week, none of them worked on. */
export function sameMerchant(watched: Watched): ReadingSign[] {
  return grouped(watched, watched.merchantOf, FROM.ofMerchant).map(([about, cases]) => {
    const weight = weigh(cases.length, FROM.ofMerchant);
    return { kind: "same_merchant", about, numbers: { count: cases.length }, cases, weight };
  });
}

/** Case after case by one reporter within a week; of several such reporters the one with the most. */
export function sameReporter(watched: Watched): ReadingSign[] {
  const [most] = grouped(watched, watched.reporterOf, FROM.ofReporter);
  if (!most) return [];
  const [, cases] = most;
  const weight = weigh(cases.length, FROM.ofReporter);
  return [{ kind: "same_reporter", about: "", numbers: { count: cases.length }, cases, weight }];
}

/** Groups that today's reading belongs to, the largest first. */
function grouped({ day, week }: Watched, keyOf: ReadonlyMap<string, string>, from: number): [string, string[]][] {
  const ids = [...new Set([day, ...week].flatMap(({ strange }) => Object.keys(strange)))].toSorted();
  const keys = new Set(Object.keys(day.strange).flatMap((id) => keyOf.get(id) || []));
  return [...keys]
    .map((key): [string, string[]] => [key, ids.filter((id) => keyOf.get(id) === key)])
    .filter(([, cases]) => cases.length >= from)
    .toSorted(([, one], [, other]) => other.length - one.length);
}
