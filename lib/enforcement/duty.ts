import type { EventKind } from "@/lib/cases/case-event";

/**
 * What of our own log proves that the association did its duty (消费者权益保护法 art. 37). four: told a competent body.
 * five: took complaints, looked into them, mediated.
 */
export type Duty = "four" | "five";

export const DUTY_OF: Partial<Record<EventKind, Duty>> = {
  transfer: "four",
  accept: "five",
  start_mediation: "five",
  record_settlement: "five",
  record_agreement: "five",
  end_mediation: "five",
  end_mediation_keep_clue: "five",
  open_report: "five",
  verify: "five",
  request_supplement: "five",
  investigate: "five",
  preservation_asked: "five",
  money_recorded: "five",
  place_recorded: "five",
};
export const DUTY_KINDS = Object.keys(DUTY_OF) as readonly EventKind[];

export type DutyLine = {
  readonly day: string;
  readonly reference: string;
  readonly kind: EventKind;
  readonly duty: Duty;
  /** The body that was told. */
  readonly target: string | null;
};

/** The same act on the same case and day is one line. */
export function dutyLines(lines: readonly DutyLine[]): readonly DutyLine[] {
  const keyOf = ({ day, reference, kind, target }: DutyLine) => [day, reference, kind, target].join(" ");
  return [...new Map(lines.map((line) => [keyOf(line), line])).values()];
}
