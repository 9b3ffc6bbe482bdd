import { type Known, known, type MoneyFact, type MoneyKind, type Range } from "@/lib/cases/money/money-fact";
import { type Grade, weakest } from "@/lib/evidence/grade";

export const LOSS_METHODS = ["payments", "commission_orders", "refunds", "consumer_difference"] as const;
export type LossMethod = (typeof LOSS_METHODS)[number];

/** What a method multiplies; one kind alone is taken as it is. */
const MADE_OF: Record<LossMethod, readonly MoneyKind[]> = {
  payments: ["payment"],
  commission_orders: ["commission", "orders"],
  refunds: ["refund"],
  consumer_difference: ["price_difference", "consumers"],
};
/** Three ways of looking at what the scheme paid out; the fourth is what consumers paid too much. */
const OF_SCHEME: readonly LossMethod[] = ["payments", "commission_orders", "refunds"];

export type Estimate = Range & {
  readonly method: LossMethod;
  readonly parts: readonly (Known & { readonly kind: MoneyKind })[];
  /** The weakest grade of the evidence behind it; null when none of it is graded. */
  readonly grade: Grade | null;
  /** Entries that rest on no item of evidence, or on one that nobody has graded. */
  readonly ungraded: number;
};
export type Loss = {
  readonly estimates: readonly Estimate[];
  /** Methods that lack an entry, with what they lack. */
  readonly missing: readonly { readonly method: LossMethod; readonly kinds: readonly MoneyKind[] }[];
  /** The ways may tell of the same money: at least the largest of them, at most all together. */
  readonly scheme: Range | null;
  readonly consumers: Range | null;
};

/** Always from–to, with how it was worked out: an estimate for people who decide, never an assessment of damage. */
export function estimateLoss(facts: readonly MoneyFact[], grades: ReadonlyMap<string, Grade>): Loss {
  const estimates = LOSS_METHODS.flatMap((method) => estimateOf(method, facts, grades) ?? []);
  const done = new Set(estimates.map(({ method }) => method));
  const missing = LOSS_METHODS.filter((method) => !done.has(method)).map((method) => ({
    method,
    kinds: MADE_OF[method].filter((kind) => !known(facts, kind)),
  }));
  const scheme = estimates.filter(({ method }) => OF_SCHEME.includes(method));
  return { estimates, missing, scheme: together(scheme), consumers: consumersOf(estimates) };
}

function estimateOf(
  method: LossMethod,
  facts: readonly MoneyFact[],
  grades: ReadonlyMap<string, Grade>,
): Estimate | null {
  const parts = MADE_OF[method].flatMap((kind) => {
    const part = known(facts, kind);
    return part ? [{ kind, ...part }] : [];
  });
  if (parts.length < MADE_OF[method].length) return null;
  const entries = parts.flatMap((part) => part.facts);
  const graded = entries.flatMap(({ evidenceId }) => grades.get(evidenceId ?? "") ?? []);
  return {
    method,
    low: parts.reduce((product, { low }) => product * low, 1),
    high: parts.reduce((product, { high }) => product * high, 1),
    parts,
    grade: weakest(graded),
    ungraded: entries.length - graded.length,
  };
}

function together(estimates: readonly Estimate[]): Range | null {
  if (estimates.length === 0) return null;
  const low = Math.max(...estimates.map((estimate) => estimate.low));
  return { low, high: estimates.reduce((sum, { high }) => sum + high, 0) };
}

function consumersOf(estimates: readonly Estimate[]): Range | null {
  const found = estimates.find(({ method }) => method === "consumer_difference");
  return found ? { low: found.low, high: found.high } : null;
}
