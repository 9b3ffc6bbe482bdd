import { PRIORITY_WEIGHTS, type PriorityReason } from "@/lib/cases/priority-weights";

/** What is known of a case that speaks for its being looked at earlier, or later. Nothing in here closes a case. */
export type PriorityFacts = {
  readonly behaviour: string;
  readonly threat: boolean;
  /** Only where the reporter has said so. */
  readonly vulnerable: boolean;
  readonly paidInAdvance: boolean;
  readonly moneyWanted: boolean;
  readonly contested: boolean;
  readonly reporterWrote: boolean;
  /** Reporters of other cases about the shop who are known to be somebody else. */
  readonly otherReporters: number;
  readonly evidenceKinds: number;
  /** Hours from the track record of the contact; 0 for whoever gave none. */
  readonly recordHours: number;
};

/** Hours by which the reason places the track before its due date; negative for behind it. `count` is what was counted. */
export type Reason = { readonly reason: PriorityReason; readonly hours: number; readonly count?: number };
export type Priority = { readonly weights: string; readonly hours: number; readonly reasons: readonly Reason[] };

/**
 * The priority of a track and every reason for it, the weightiest first. The clock itself is no reason in the list: the
 * hours are counted from its due date, so that age against the clock orders everything and a reason only shifts.
 */
export function priorityOf(facts: PriorityFacts): Priority {
  const { most, version } = PRIORITY_WEIGHTS;
  const reasons = reasonsOf(facts)
    .filter(({ hours }) => hours !== 0)
    .sort((one, other) => Math.abs(other.hours) - Math.abs(one.hours));
  const sum = reasons.reduce((total, { hours }) => total + hours, 0);
  return { weights: version, hours: Math.min(most, sum), reasons };
}

function reasonsOf(facts: PriorityFacts): Reason[] {
  const weights = PRIORITY_WEIGHTS;
  const reporters = Math.min(weights.mostReporters, facts.otherReporters);
  const kinds = Math.min(weights.mostEvidenceKinds, Math.max(0, facts.evidenceKinds - 1));
  return [
    { reason: "threat", hours: facts.threat ? weights.threat : 0 },
    { reason: "vulnerable", hours: facts.vulnerable ? weights.vulnerable : 0 },
    { reason: "paid_in_advance", hours: facts.paidInAdvance ? weights.paidInAdvance : 0 },
    { reason: "money_wanted", hours: facts.moneyWanted ? weights.moneyWanted : 0 },
    { reason: "behaviour", hours: weights.behaviours[facts.behaviour] ?? 0 },
    { reason: "other_reporters", hours: reporters * weights.otherReporter, count: facts.otherReporters },
    { reason: "evidence_kinds", hours: kinds * weights.evidenceKind, count: facts.evidenceKinds },
    { reason: "contested", hours: facts.contested ? weights.contested : 0 },
    { reason: "reporter_wrote", hours: facts.reporterWrote ? weights.reporterWrote : 0 },
    { reason: "record", hours: facts.recordHours },
  ];
}
