import type { ConfidenceMark } from "@/lib/clocks/clock-rule";

/** What can lift a track in the queue, besides its clock. */
export const PRIORITY_REASONS = [
  "threat",
  "vulnerable",
  "paid_in_advance",
  "money_wanted",
  "behaviour",
  "other_reporters",
  "evidence_kinds",
  "contested",
  "reporter_wrote",
  "record",
] as const;
export type PriorityReason = (typeof PRIORITY_REASONS)[number];

export type PriorityWeights = {
  readonly version: string;
  /** Where the numbers come from; null as a mark: our own promise, no law. */
  readonly source: { readonly zh: string; readonly en: string };
  readonly mark: ConfidenceMark;
  /** Hours by which a reason places a track before its due date. */
  readonly threat: number;
  readonly vulnerable: number;
  readonly paidInAdvance: number;
  readonly moneyWanted: number;
  readonly contested: number;
  /** For as long as nobody has seen what the reporter wrote last. */
  readonly reporterWrote: number;
  /** For each other reporter of the shop who is known to be somebody else, and how many of them count. */
  readonly otherReporter: number;
  readonly mostReporters: number;
  /** For each kind of evidence beyond the first, and how many of them count. */
  readonly evidenceKind: number;
  readonly mostEvidenceKinds: number;
  /** By the law's name of what is reported; others add nothing. */
  readonly behaviours: Readonly<Record<string, number>>;
  /** The most that all reasons together add: no track is passed for longer than this by one that is due later. */
  readonly most: number;
};

/** Cases keep the version that ordered them: new numbers are a new version, never a change of this one. */
export const PRIORITY_WEIGHTS: PriorityWeights = {
  version: "2026-12",
  source: {
    zh: "本平台自定：先看期限，再看人身安全、已经付出的钱、有组织的行为，最后看佐证",
    en: "Set by this office: the clock first, then safety, money already paid and organised conduct, then corroboration",
  },
  mark: null,
  threat: 48,
  vulnerable: 24,
  paidInAdvance: 24,
  moneyWanted: 6,
  contested: 24,
  reporterWrote: 12,
  otherReporter: 6,
  mostReporters: 3,
  evidenceKind: 2,
  mostEvidenceKinds: 3,
  behaviours: {
    facilitation: 12,
    reverse_brushing: 12,
    malicious_negative: 12,
    fake_transaction: 8,
    fabricated_review: 6,
    review_suppression: 6,
    incentivised_review: 4,
    fake_indicators: 4,
    insider_review: 2,
  },
  most: 120,
};
