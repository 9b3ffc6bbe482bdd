/** The names of the law for what is reported (domain glossary, `Behaviour`). */
export const BEHAVIOURS = [
  "fake_transaction",
  "fabricated_review",
  "incentivised_review",
  "insider_review",
  "review_suppression",
  "fake_indicators",
  "reverse_brushing",
  "malicious_negative",
  "facilitation",
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** Parts of the journey that are only asked where they can be answered. */
export const BRANCHES = ["review", "offer", "logistics"] as const;
export type Branch = (typeof BRANCHES)[number];

type Kind = { readonly behaviour: Behaviour; readonly branches: readonly Branch[] };

/** What a consumer can choose under "What happened?", in the order of the page. */
export const BEHAVIOUR_KINDS = {
  bought_praise: { behaviour: "fabricated_review", branches: ["review"] },
  cashback_card: { behaviour: "incentivised_review", branches: ["review", "offer"] },
  checkin_meal: { behaviour: "incentivised_review", branches: ["review", "offer"] },
  experience_officer: { behaviour: "incentivised_review", branches: ["review", "offer"] },
  empty_parcel: { behaviour: "fake_transaction", branches: ["logistics"] },
  inflated_sales: { behaviour: "fake_indicators", branches: ["review", "logistics"] },
  suppressed_reviews: { behaviour: "review_suppression", branches: ["review", "offer"] },
  paid_bad_reviews: { behaviour: "malicious_negative", branches: ["review", "offer"] },
  reverse_brushing: { behaviour: "reverse_brushing", branches: ["review", "logistics"] },
  brushing_group: { behaviour: "facilitation", branches: ["offer", "logistics"] },
  insider: { behaviour: "insider_review", branches: ["review", "offer"] },
} as const satisfies Record<string, Kind>;
export type BehaviourKind = keyof typeof BEHAVIOUR_KINDS;

/** Not a report: whoever was asked to brush and to pay in advance is the victim of a fraud and gets help first (A16). */
export const DIVERSION = "asked_to_brush";
export type FirstAnswer = BehaviourKind | typeof DIVERSION;

export const BEHAVIOUR_KIND_NAMES = Object.keys(BEHAVIOUR_KINDS) as readonly BehaviourKind[];
export const FIRST_ANSWERS: readonly FirstAnswer[] = [...BEHAVIOUR_KIND_NAMES, DIVERSION];

export function behaviourOf(kind: BehaviourKind): Behaviour {
  return BEHAVIOUR_KINDS[kind].behaviour;
}

/** Whether the fields of a branch are asked for this kind. */
export function hasBranch(kind: BehaviourKind, branch: Branch): boolean {
  return (BEHAVIOUR_KINDS[kind].branches as readonly Branch[]).includes(branch);
}
