/** How sure we are of a source: L read in full, S secondary, U unverified. */
export type Confidence = "L" | "S" | "U";

export const LAWS = ["samr_order_20", "samr_order_121", "penalty_law", "penalty_procedure", "crime_transfer"] as const;
export type Law = (typeof LAWS)[number];

/** An article null means that the law is the right one and the article is not confirmed. */
export type LawReference = { readonly law: Law; readonly article: string | null; readonly mark: Confidence };

const order20 = (article: string): LawReference => ({ law: "samr_order_20", article, mark: "L" });
const ORDER_121_REFUSAL: LawReference = { law: "samr_order_121", article: "16", mark: "S" };
const REFUSAL: readonly LawReference[] = [order20("15"), ORDER_121_REFUSAL];
const MEDIATION: readonly LawReference[] = [order20("21")];
const CLUE: readonly LawReference[] = [order20("23")];
const CHECKING: readonly LawReference[] = [{ law: "penalty_procedure", article: "18", mark: "U" }];
const NO_LAW: readonly LawReference[] = [];

/** The closed lists of reasons that a decision may rest on, each with the rule behind it. Words stand in the messages. */
export const GROUNDS = {
  not_accepted: {
    outside_competence: REFUSAL,
    handled_elsewhere: REFUSAL,
    not_a_consumer_dispute: REFUSAL,
    too_old: [order20("15(4)"), ORDER_121_REFUSAL],
    material_missing: REFUSAL,
    false_material: [ORDER_121_REFUSAL],
    identity_problem: [ORDER_121_REFUSAL],
    other_legal_ground: REFUSAL,
  },
  mediation_ended: {
    no_agreement: MEDIATION,
    side_absent_or_refuses: MEDIATION,
    no_agreement_on_testing: MEDIATION,
    time_limit: [order20("21(5)")],
    refusal_ground_found: [...MEDIATION, ...REFUSAL],
    other_reason: MEDIATION,
  },
  mediation_clue: {
    in_material: CLUE,
    admitted: CLUE,
    found_in_testing: CLUE,
    told_in_mediation: CLUE,
    other_sign: CLUE,
  },
  not_filed: {
    no_violation: CHECKING,
    minor_and_corrected: CHECKING,
    not_proven: CHECKING,
    not_enough_to_check: CHECKING,
    limitation_expired: [{ law: "penalty_law", article: "36", mark: "L" }],
  },
  transferred: {
    other_office: NO_LAW,
    other_authority: NO_LAW,
    suspected_crime: [{ law: "crime_transfer", article: null, mark: "U" }],
    public_interest: NO_LAW,
  },
  duplicate: { same_matter_open: NO_LAW, same_matter_decided: NO_LAW, identical_report: NO_LAW },
  joined: { same_shop: NO_LAW, same_conduct: NO_LAW, same_ring: NO_LAW },
  supplement: {
    shop_unclear: NO_LAW,
    conduct_unclear: NO_LAW,
    order_proof: NO_LAW,
    files_unreadable: NO_LAW,
    identity_needed: NO_LAW,
    other_material: NO_LAW,
  },
  extension: { complex: CHECKING, evidence_outstanding: CHECKING, other_office_asked: CHECKING },
  decision: {
    no_penalty: NO_LAW,
    ordered_to_correct: NO_LAW,
    warning: NO_LAW,
    confiscation: NO_LAW,
    fine: NO_LAW,
    business_suspended: NO_LAW,
    licence_revoked: NO_LAW,
    sent_to_prosecutors_or_police: NO_LAW,
  },
  closed: { completed: NO_LAW, no_result: NO_LAW, decision_upheld: NO_LAW },
  reopened: { new_evidence: NO_LAW, returned_to_us: NO_LAW, decision_annulled: NO_LAW, our_error: NO_LAW },
  appealed: { reconsideration: NO_LAW, lawsuit: NO_LAW },
} as const satisfies Record<string, Record<string, readonly LawReference[]>>;

export type GroundList = keyof typeof GROUNDS;
export type Ground = { [L in GroundList]: Extract<keyof (typeof GROUNDS)[L], string> }[GroundList];

/** Lists whose every ground turns the reporter away and so must say where to go next (B10). */
export const ADVISED_LISTS = [
  "not_accepted",
  "mediation_ended",
  "not_filed",
  "transferred",
  "duplicate",
] as const satisfies readonly GroundList[];

export function groundsOf(list: GroundList): readonly Ground[] {
  return Object.keys(GROUNDS[list]) as Ground[];
}

export function isGroundOf(list: GroundList, code: string): code is Ground {
  return Object.hasOwn(GROUNDS[list], code);
}

/** The rules a ground rests on, best known first; empty where practice and not an article decides. */
export function lawBehind(list: GroundList, ground: Ground): readonly LawReference[] {
  const grounds: Partial<Record<Ground, readonly LawReference[]>> = GROUNDS[list];
  return grounds[ground] ?? NO_LAW;
}
