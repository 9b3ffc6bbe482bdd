import type { Crew } from "./hire";

/** Where something of the office happens: who is there, when it is, and the numbers of the cases. */
export type OfficeStage = { crew: Crew; at: Date; referenceOf: (key: string) => string };

/** Something that happens beside the steps of one case. */
export type OfficeAct = {
  /** So many days before now, moved into office hours, or to this hour of that day in Shanghai. */
  days: number;
  hour?: number;
  /** Keys of the scenes that have to be over by then. */
  about: readonly string[];
  play: (stage: OfficeStage) => Promise<void>;
};

/** @throws for what the rules refuse: a mistake in the script. */
export function done<R extends { ok: boolean }>(what: string, result: R): Extract<R, { ok: true }> {
  if (!result.ok) throw new Error(`demo: ${what} was refused: ${JSON.stringify(result)}`);
  return result as Extract<R, { ok: true }>;
}

/** So many minutes later; earlier for fewer than none. */
export function minutes(at: Date, many: number): Date {
  return new Date(at.getTime() + many * 60_000);
}
