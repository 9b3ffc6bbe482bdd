import type { ProofName } from "@/lib/cases/checklists/proofs";
import type { Action } from "@/lib/cases/step";

/** The kinds of conduct that have a list of their own, with the name of the law for each; what fits none has `general`. */
export const CHECKLIST_KINDS = {
  bought_praise: "fabricated_review",
  cashback_card: "incentivised_review",
  checkin_meal: "incentivised_review",
  experience_officer: "incentivised_review",
  empty_parcel: "fake_transaction",
  inflated_sales: "fake_indicators",
  suppressed_reviews: "review_suppression",
  paid_bad_reviews: "malicious_negative",
  reverse_brushing: "reverse_brushing",
  brushing_group: "facilitation",
  insider: "insider_review",
  general: null,
} as const satisfies Record<string, string | null>;
export type ChecklistKind = keyof typeof CHECKLIST_KINDS;
export const CHECKLIST_KIND_NAMES = Object.keys(CHECKLIST_KINDS) as readonly ChecklistKind[];

export function isChecklistKind(name: string): name is ChecklistKind {
  return Object.hasOwn(CHECKLIST_KINDS, name);
}

/**
 * Which list a case works with: that of the kind its reporter chose, as long as the case is still about that conduct;
 * otherwise the first one of its conduct; the general one where there is none.
 */
export function checklistKindOf(behaviour: string, chosen: unknown): ChecklistKind {
  const named = CHECKLIST_KIND_NAMES.find((kind) => kind === chosen && CHECKLIST_KINDS[kind] === behaviour);
  return named ?? CHECKLIST_KIND_NAMES.find((kind) => CHECKLIST_KINDS[kind] === behaviour) ?? "general";
}

/** Steps that a list can be made to stop: those that settle something. Asking, checking and looking further stay open. */
export const STOPPABLE = [
  "accept",
  "not_accept",
  "end_mediation",
  "file",
  "not_file",
  "join",
  "mark_duplicate",
  "transfer",
  "decide",
  "publish",
  "close",
] as const satisfies readonly Action[];
export type StoppableAction = (typeof STOPPABLE)[number];

/** The step as lists name it: what a list wants before mediation ends, it wants in whichever way that ends. */
export function asListed(action: Action): Action {
  return action === "end_mediation_keep_clue" ? "end_mediation" : action;
}

export type ChecklistItem = {
  /** Stays the same as long as the words do; answers are kept under it. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** Why it is looked at, with the source of the rule. */
  readonly whyZh: string;
  readonly whyEn: string;
  /** The steps that wait for it; none for advice. */
  readonly before: readonly StoppableAction[];
  /** What ticks it without a person. */
  readonly proof: ProofName | null;
};

export const ANSWERS = ["done", "not_applicable", "open"] as const;
export type Answer = (typeof ANSWERS)[number];

type Said = { readonly state: Answer };

/** `proved` stands above what anybody said: it is read from the case itself. */
export type ItemState = "proved" | Answer;

export function stateOf(item: ChecklistItem, said: Said | undefined, proved: ReadonlySet<ProofName>): ItemState {
  if (item.proof && proved.has(item.proof)) return "proved";
  return said?.state ?? "open";
}

type Standing = { readonly said: ReadonlyMap<string, Said>; readonly proved: ReadonlySet<ProofName> };

/** The items that stop this step: required before it, and open. */
export function openBefore(
  items: readonly ChecklistItem[],
  { said, proved }: Standing,
  action: Action,
): readonly ChecklistItem[] {
  return items.filter(
    (item) => item.before.some((step) => step === action) && stateOf(item, said.get(item.key), proved) === "open",
  );
}
