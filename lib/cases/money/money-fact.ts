import type { PlainDate } from "@/lib/clocks/plain-date";

/**
 * What can be known of the money in a case. `unit`: fen, or a number of things. `joins`: entries for different times add
 * up, while prices apiece lie beside each other.
 */
export const MONEY_KINDS = {
  turnover: { unit: "fen", joins: "sum" },
  gain: { unit: "fen", joins: "sum" },
  payment: { unit: "fen", joins: "sum" },
  orders: { unit: "count", joins: "sum" },
  commission: { unit: "fen", joins: "span" },
  refund: { unit: "fen", joins: "sum" },
  price_difference: { unit: "fen", joins: "span" },
  consumers: { unit: "count", joins: "sum" },
  /** What the operator was fined before, on the day of that decision: no part of the conduct at hand. */
  earlier_fine: { unit: "fen", joins: "sum" },
} as const satisfies Record<string, { unit: "fen" | "count"; joins: "sum" | "span" }>;
export type MoneyKind = keyof typeof MONEY_KINDS;
export const MONEY_KIND_NAMES = Object.keys(MONEY_KINDS) as MoneyKind[];

export type Range = { readonly low: number; readonly high: number };

/** One entry that still holds. Days are inclusive; null where nobody knows. */
export type MoneyFact = Range & {
  readonly id: string;
  readonly kind: MoneyKind;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly evidenceId: string | null;
};

/** `mayOverlap`: entries for the same time may count the same thing, so the least is the largest of them. */
export type Known = Range & { readonly facts: readonly MoneyFact[]; readonly mayOverlap: boolean };

/** What all entries of a kind say together; null when there are none. */
export function known(facts: readonly MoneyFact[], kind: MoneyKind): Known | null {
  const own = facts.filter((fact) => fact.kind === kind);
  if (own.length === 0) return null;
  if (MONEY_KINDS[kind].joins === "span") {
    const low = Math.min(...own.map((fact) => fact.low));
    return { low, high: Math.max(...own.map((fact) => fact.high)), facts: own, mayOverlap: false };
  }
  const groups = overlapping(own);
  const low = groups.reduce((sum, group) => sum + Math.max(...group.map((fact) => fact.low)), 0);
  const high = own.reduce((sum, fact) => sum + fact.high, 0);
  return { low, high, facts: own, mayOverlap: groups.length < own.length };
}

/** Entries whose times touch, put together; one without a time may touch any. */
function overlapping(facts: readonly MoneyFact[]): MoneyFact[][] {
  const ordered = facts.toSorted((one, other) => start(one).localeCompare(start(other)));
  const groups: { facts: MoneyFact[]; end: PlainDate }[] = [];
  for (const fact of ordered) {
    const last = groups.at(-1);
    if (last && start(fact) <= last.end) {
      last.facts.push(fact);
      if (end(fact) > last.end) last.end = end(fact);
    } else groups.push({ facts: [fact], end: end(fact) });
  }
  return groups.map((group) => group.facts);
}

const BEFORE_ALL = "0000-01-01";
const AFTER_ALL = "9999-12-31";
const start = ({ from, to }: MoneyFact): PlainDate => from ?? (to === null ? BEFORE_ALL : to);
const end = ({ from, to }: MoneyFact): PlainDate => to ?? (from === null ? AFTER_ALL : from);

/** The first and the last day on which something is known to have been done. */
export function conductPeriod(facts: readonly MoneyFact[]): { from: PlainDate; to: PlainDate } | null {
  const conduct = facts.filter(({ kind }) => kind !== "earlier_fine");
  const days = conduct.flatMap(({ from, to }) => [from, to].filter((day) => day !== null)).toSorted();
  const [first] = days;
  const last = days.at(-1);
  return first && last ? { from: first, to: last } : null;
}
