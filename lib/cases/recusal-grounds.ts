import type { LawReference } from "@/lib/cases/grounds";

/** Why somebody must not work on a case, in the order of how close they stand to it. Words stand in the messages. */
export const RECUSAL_GROUNDS = ["party_or_relative", "direct_interest", "helped_a_party", "other_relation"] as const;
export type RecusalGround = (typeof RECUSAL_GROUNDS)[number];

/** 行政处罚法 art. 43, as local offices of justice reprint it; the full text was not at hand. */
export const RECUSAL_LAW: LawReference = { law: "penalty_law", article: "43", mark: "S" };
