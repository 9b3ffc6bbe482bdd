/** What a case has that can tick an item by itself. */
export type CheckFacts = {
  /** Kinds of its identifiers, as in lib/cases/identifiers.ts. */
  readonly identifiers: readonly string[];
  readonly files: readonly { readonly graded: boolean; readonly confirmed: boolean; readonly dated: boolean }[];
  /** Whether staff looked for the operator's place, and found it or its absence. */
  readonly placeFound: boolean;
  readonly moneyEntries: number;
  readonly transactions: number;
  readonly preservationLetters: number;
};

const has = (kind: string) => (facts: CheckFacts) => facts.identifiers.includes(kind);

/** Each says yes only to what stands in the case; none can be made true by opening a page. */
export const PROOFS = {
  shop_linked: (facts) => has("item")(facts) || has("link")(facts),
  waybill_known: has("waybill"),
  order_known: (facts) => has("order")(facts) || facts.transactions > 0,
  contact_known: (facts) => has("contact")(facts) || has("group")(facts),
  evidence_graded: ({ files }) => files.length > 0 && files.every(({ graded }) => graded),
  reading_confirmed: ({ files }) => files.some(({ confirmed }) => confirmed),
  evidence_dated: ({ files }) => files.length > 0 && files.every(({ dated }) => dated),
  jurisdiction_shown: ({ placeFound }) => placeFound,
  money_recorded: ({ moneyEntries }) => moneyEntries > 0,
  records_preserved: ({ preservationLetters }) => preservationLetters > 0,
} as const satisfies Record<string, (facts: CheckFacts) => boolean>;

export type ProofName = keyof typeof PROOFS;
export const PROOF_NAMES = Object.keys(PROOFS) as readonly ProofName[];

export function provedBy(facts: CheckFacts): ReadonlySet<ProofName> {
  return new Set(PROOF_NAMES.filter((name) => PROOFS[name](facts)));
}
