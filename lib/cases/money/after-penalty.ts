import type { FigureSource } from "@/lib/cases/money/figures";

/** The list of those who broke the law seriously; only a heavier penalty leads there. */
export const SERIOUS_LIST = {
  law: { zh: "市场监督管理严重违法失信名单管理办法", en: "Measures on the List of Serious Violations (SAMR)" },
  article: null,
  source: "known from secondary sources; a revision was out for comment in October 2025",
  mark: "S",
  validFrom: "2021-09-01",
  validTo: null,
} as const satisfies FigureSource;

/** Organising fake transactions is a ground that the measures name; for all else it takes another of their grounds. */
const NAMED: readonly string[] = ["fake_transaction", "facilitation"];

export type RewardGrade = { readonly grade: 1 | 2 | 3; readonly percent: number; readonly leastFen: number };

/** What whoever reported a grave violation may be paid: a part of the fine, by how much their clue was worth. */
export const REWARD = {
  law: {
    zh: "市场监管领域重大违法行为举报奖励暂行办法",
    en: "Interim Measures on Rewards for Reporting Grave Violations (SAMR)",
  },
  article: null,
  source: "known from secondary sources",
  mark: "S",
  validFrom: "2021-12-01",
  validTo: null,
  grades: [
    { grade: 1, percent: 5, leastFen: 500_000 },
    { grade: 2, percent: 3, leastFen: 300_000 },
    { grade: 3, percent: 1, leastFen: 100_000 },
  ],
  mostFen: 100_000_000,
} as const satisfies FigureSource & { grades: readonly RewardGrade[]; mostFen: number };

/** The decisions that are no heavier penalty: they lead to no list and to no reward. */
const LIGHT: readonly string[] = ["no_penalty", "ordered_to_correct", "warning"];

export type PenaltyStanding = "not_decided" | "light" | "heavier";
export type AfterPenalty = {
  readonly standing: PenaltyStanding;
  /** Whether what is reported is a ground that the measures name. */
  readonly listNames: boolean;
  /** Somebody who left no contact can only be told, and paid, by number and code. */
  readonly reachable: boolean;
};

/**
 * What may follow for the merchant and for the reporter (N21). Advice: the figures say where to look, who handles the
 * case says whether. `decision` is the ground of the last decision in force, null while there is none.
 */
export function afterPenalty(facts: { behaviour: string; decision: string | null; reachable: boolean }): AfterPenalty {
  const { behaviour, decision, reachable } = facts;
  const standing = decision === null ? "not_decided" : LIGHT.includes(decision) ? "light" : "heavier";
  return { standing, listNames: NAMED.includes(behaviour), reachable };
}

/** The reward of a grade on a fine, in fen: never less than its least, never more than the most of all. */
export function rewardOn(fineFen: number, { percent, leastFen }: RewardGrade): number {
  return Math.min(Math.max(Math.round((fineFen * percent) / 100), leastFen), REWARD.mostFen);
}
