import { type Clock, type ClockStatus, clockStatus } from "@/lib/clocks/clock";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { ruleFor } from "@/lib/clocks/rules";

/** What somebody may ask about their own data: 个人信息保护法 art. 45 (a copy), art. 46 (correction), arts. 15 and 47 (no longer). */
export const REQUEST_KINDS = ["copy", "correction", "erasure"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_OUTCOMES = ["granted", "partly", "refused"] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** Why it is not done, or not all of it; the answer has to say so (art. 50). */
export const KEEPING_GROUNDS = ["litigation_hold", "legal_duty", "case_open", "others_rights", "not_held"] as const;
export type KeepingGround = (typeof KEEPING_GROUNDS)[number];

/**
 * Why deletion that was granted did not come: the second person's no, nobody's answer, the asker's own step back, a batch
 * that keeps it, or a matter that went on after the second person's yes.
 */
export const REOPENED_BECAUSE = ["refused", "lapsed", "taken_back", "kept", "moved_on"] as const;
export type ReopenedBecause = (typeof REOPENED_BECAUSE)[number];

/** By how the request to the second person ended, where deletion does not come; null: nobody answered it. */
export function reopenedBecause(decision: string | null): ReopenedBecause {
  if (decision === "approved") return "moved_on";
  return REOPENED_BECAUSE.find((because) => because === decision) ?? "lapsed";
}

/** A request as far as it tells whether a grant came to nothing. */
type Granted = {
  readonly kind: string;
  readonly outcome: string | null;
  readonly answeredAt: Date | null;
  readonly reopenedAt: Date | null;
};

/** Whether deletion was granted here and opened again since, in another of these requests. */
export function isUndone({ kind, outcome, answeredAt }: Granted, all: readonly Granted[]): boolean {
  if (kind !== "erasure" || outcome !== "granted" || !answeredAt) return false;
  return all.some(({ reopenedAt }) => reopenedAt !== null && reopenedAt >= answeredAt);
}

const REQUEST_RULE = "answer_data_request";

/** The rule that a request made now runs by. @throws {Error} before there was one. */
export function requestRule(on: Date): ClockRule {
  const rule = ruleFor(REQUEST_RULE, on);
  if (!rule) throw new Error("no rule says by when a request about data is answered");
  return rule;
}

/** A request as far as its period depends on it. */
export type TimedRequest = {
  readonly askedAt: Date;
  readonly ruleVersion: string;
  readonly answeredAt: Date | null;
};

/** By when it has to be answered, and whether it was or is late; under the rule that was in force when it was made. */
export function requestStatus({ askedAt, ruleVersion, answeredAt }: TimedRequest, now: Date): ClockStatus {
  return clockStatus(clockOf({ askedAt, ruleVersion, answeredAt }), now);
}

function clockOf({ askedAt, ruleVersion, answeredAt }: TimedRequest): Clock {
  return {
    ruleId: REQUEST_RULE,
    ruleVersion,
    startedAt: askedAt,
    pauses: [],
    extension: null,
    stoppedAt: answeredAt,
  };
}
