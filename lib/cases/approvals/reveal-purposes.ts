/** Why somebody may want to know how to reach a reporter; "curious" is not among them. */
export const REVEAL_PURPOSES = ["call_back", "return_material", "danger", "legal_duty"] as const;
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number];
