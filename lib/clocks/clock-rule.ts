import type { PlainDate } from "@/lib/clocks/plain-date";

export type Bilingual = { readonly zh: string; readonly en: string };

/** L: read in the full text of the law. S: secondary source. U: not verified. null: our own promise, no law. */
export type ConfidenceMark = "L" | "S" | "U" | null;

export type LengthUnit = "working_days" | "calendar_days" | "months" | "years";

export type PauseReason = "testing" | "hearing" | "public_notice" | "suspension";

export type BoundParty = "regulator" | "platform" | "court" | "consumer" | "portal";

export type ClockEvent =
  | "case_filed"
  | "clue_found"
  | "clue_verified"
  | "competence_agreed"
  | "competence_disputed"
  | "complaint_accepted"
  | "complaint_answered"
  | "complaint_received"
  | "acceptance_told"
  | "conduct_ended"
  | "contest_answered"
  | "contest_received"
  | "data_request_answered"
  | "data_request_received"
  | "evidence_registered"
  | "evidence_settled"
  | "filing_decided"
  | "filing_told"
  | "first_human_answer"
  | "harm_known"
  | "judgment_effective"
  | "judgment_told"
  | "mediation_end_told"
  | "mediation_ended"
  | "penalty_annulled"
  | "penalty_decided"
  | "penalty_forwarded"
  | "penalty_published"
  | "penalty_served"
  | "publication_ended"
  | "records_lapsed"
  | "report_received"
  | "submission_received"
  | "suit_filed"
  | "suit_told"
  | "transaction_completed";

/** One deadline as it stood in one version of one law. Dates are inclusive days in Shanghai. */
export type ClockRule = {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  /** Where the title speaks to the reporter, the same for whoever has to do it. */
  readonly staffTitle: Bilingual | null;
  readonly law: Bilingual;
  /** null when the article is not known to us. */
  readonly article: string | null;
  readonly source: Bilingual;
  readonly mark: ConfidenceMark;
  /** True when the value is carried over from an older text and must be shown as unconfirmed. */
  readonly unconfirmed: boolean;
  readonly length: { readonly amount: number; readonly unit: LengthUnit };
  /** In the unit of `length`; `furtherByCollectiveDecision` allows a second extension without a fixed limit. */
  readonly extension: { readonly amount: number; readonly furtherByCollectiveDecision: boolean } | null;
  /** What the law takes out of the period; a clock cannot be paused for anything else. */
  readonly pausesFor: readonly PauseReason[];
  /** A period of calendar days, months or years that ends on a rest day runs to the next working day. */
  readonly movesToWorkingDay: boolean;
  readonly startsOn: ClockEvent;
  readonly stopsOn: ClockEvent;
  readonly binds: BoundParty;
  readonly track: "complaint" | "report" | "both";
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
};

/** What most rules have in common; each profile spreads this and names what differs. */
export const PLAIN_RULE = {
  extension: null,
  movesToWorkingDay: false,
  pausesFor: [],
  staffTitle: null,
  track: "both",
  unconfirmed: false,
  validTo: null,
} as const satisfies Partial<ClockRule>;

/** What is due, in the words of a page for staff. */
export function titleForStaff({ title, staffTitle }: Pick<ClockRule, "title" | "staffTitle">): Bilingual {
  return staffTitle ?? title;
}

/** How days are counted, with the law it rests on; cited by every explanation. */
export const COUNTING_LAW = [
  { id: "start_day_not_counted", law: { zh: "民法典", en: "Civil Code" }, article: "201", mark: "S" },
  { id: "corresponding_day_of_month", law: { zh: "民法典", en: "Civil Code" }, article: "202", mark: "S" },
  { id: "last_day_moves_and_ends_at_24", law: { zh: "民法典", en: "Civil Code" }, article: "203", mark: "S" },
] as const satisfies readonly { id: string; law: Bilingual; article: string; mark: ConfidenceMark }[];
