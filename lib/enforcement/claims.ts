/** What a suit may ask for, each with its article of the interpretation on consumer public-interest suits (2020). */
export const CLAIMS = {
  stop: { article: "13" },
  remove_obstruction: { article: "13" },
  remove_danger: { article: "13" },
  apologise: { article: "13" },
  prevention_costs: { article: "17" },
  investigation_costs: { article: "18" },
} as const satisfies Record<string, { article: string }>;

export type Claim = keyof typeof CLAIMS;
export const CLAIM_NAMES = Object.keys(CLAIMS) as [Claim, ...Claim[]];

/** Those of these texts that are claims, in the order of the list. */
export function claimsIn(texts: readonly string[]): readonly Claim[] {
  return CLAIM_NAMES.filter((claim) => texts.includes(claim));
}
