import { asksNothing, fits, type RoutingFacts, type RuleSet, routeOf } from "./rule";

export type PastCase = { readonly reference: string; readonly facts: RoutingFacts };

export type Move = {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  /** A few of them, to be looked at. */
  readonly references: readonly string[];
};

export type RuleFault = { readonly number: number; readonly reason: "asks_nothing" | "fits_everything" };

export type Comparison = {
  readonly looked: number;
  readonly unchanged: number;
  readonly moves: readonly Move[];
  /** For each rule of the draft: how many cases it fits, and how many it would be the first to fit. */
  readonly rules: readonly { readonly fitting: number; readonly taken: number }[];
  readonly faults: readonly RuleFault[];
  /** Numbers of rules that fit every case looked at, where those are too few to tell whether they fit everything. */
  readonly unproven: readonly number[];
};

const NAMED = 3;
/** Among fewer cases a rule may fit all of them by chance. */
export const ENOUGH_TO_TELL = 20;
/** From this share of past cases on a rule tells nothing apart; a handful of exceptions does not make it one. */
const EVERYTHING = 0.95;

/** What a draft would change for past cases, in every direction (D14). Changes nothing itself. */
export function compareRules(now: RuleSet, draft: RuleSet, past: readonly PastCase[]): Comparison {
  const rules = draft.rules.map(() => ({ fitting: 0, taken: 0 }));
  const moves = new Map<string, { from: string | null; to: string | null; count: number; references: string[] }>();
  for (const { reference, facts } of past) {
    const [before, after] = [routeOf(now, facts), routeOf(draft, facts)];
    for (const [at, rule] of draft.rules.entries()) {
      count(rules[at], fits(rule, facts), after.number === at + 1);
    }
    if (before.unitId !== after.unitId) note(moves, { from: before.unitId, to: after.unitId, reference });
  }
  const sorted = [...moves.values()].toSorted((one, other) => other.count - one.count);
  const moved = sorted.reduce((sum, move) => sum + move.count, 0);
  return {
    looked: past.length,
    unchanged: past.length - moved,
    moves: sorted,
    rules,
    faults: faultsOf(draft, rules, past.length),
    unproven: past.length < ENOUGH_TO_TELL ? fittingAll(rules, past.length) : [],
  };
}

function count(tally: { fitting: number; taken: number } | undefined, fitting: boolean, taken: boolean): void {
  if (!tally) return;
  if (fitting) tally.fitting += 1;
  if (taken) tally.taken += 1;
}

type Moved = { from: string | null; to: string | null; reference: string };
type Moves = Map<string, { from: string | null; to: string | null; count: number; references: string[] }>;

function note(moves: Moves, { from, to, reference }: Moved): void {
  const key = `${from} ${to}`;
  const move = moves.get(key) ?? { from, to, count: 0, references: [] };
  move.count += 1;
  if (move.references.length < NAMED) move.references.push(reference);
  moves.set(key, move);
}

function fittingAll(tallies: Comparison["rules"], looked: number): number[] {
  return tallies.flatMap(({ fitting }, at) => (fitting === looked ? [at + 1] : []));
}

function faultsOf(draft: RuleSet, tallies: Comparison["rules"], looked: number): RuleFault[] {
  return draft.rules.flatMap((rule, at): RuleFault[] => {
    if (asksNothing(rule)) return [{ number: at + 1, reason: "asks_nothing" }];
    const everything = looked >= ENOUGH_TO_TELL && (tallies[at]?.fitting ?? 0) >= looked * EVERYTHING;
    return everything ? [{ number: at + 1, reason: "fits_everything" }] : [];
  });
}
