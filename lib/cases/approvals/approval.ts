import type { Approving } from "@/lib/access/approving";
import type { Permission } from "@/lib/access/roles";

/** What nobody may do alone, and whose word it takes. */
export const APPROVAL_ACTS = ["identity_reveal", "hold_lift", "case_export", "early_disposal", "bad_faith"] as const;
export type ApprovalAct = (typeof APPROVAL_ACTS)[number];

type ActTerms = {
  readonly ask: Permission;
  readonly decide: Approving;
  /** How long a request waits for an answer. */
  readonly waitsHours: number;
  /** How long an approval serves whoever asked; null where it is carried out as it is given (carry-out.ts). */
  readonly servesHours: number | null;
};

export const ACT_TERMS = {
  identity_reveal: { ask: "contact:reveal", decide: "identity:approve", waitsHours: 7 * 24, servesHours: 24 },
  hold_lift: { ask: "hold:place", decide: "hold:lift", waitsHours: 14 * 24, servesHours: null },
  case_export: { ask: "case:export", decide: "export:approve", waitsHours: 7 * 24, servesHours: 24 },
  early_disposal: { ask: "disposal:review", decide: "disposal:approve", waitsHours: 14 * 24, servesHours: null },
  bad_faith: {
    ask: "case:decide:handling",
    decide: "case:decide:final",
    waitsHours: 14 * 24,
    servesHours: null,
  },
} as const satisfies Readonly<Record<ApprovalAct, ActTerms>>;

export const APPROVAL_MOVES = ["approve", "refuse", "take_back"] as const;
export type ApprovalMove = (typeof APPROVAL_MOVES)[number];

/** How each move is kept. */
export const DECISION_OF = {
  approve: "approved",
  refuse: "refused",
  take_back: "taken_back",
} as const satisfies Record<ApprovalMove, string>;

/** A request as far as its next move depends on it. */
export type Asked = {
  readonly act: ApprovalAct;
  readonly askedById: string;
  readonly decision: string | null;
  readonly lapsesAt: Date;
  readonly usableUntil: Date | null;
};
export type ApprovalStanding = "waiting" | "lapsed" | "approved" | "spent" | "done" | "refused" | "taken_back";
export type ApprovalActor = {
  readonly id: string;
  readonly permissions: readonly Permission[];
  /** What they came by lately and do not answer with yet (lib/access/resting-approvals.ts). */
  readonly resting?: readonly string[];
};
export type ApprovalRefusal =
  | "already_decided"
  | "lapsed"
  | "own_request"
  | "not_yours"
  | "not_permitted"
  /** Came by the permission within a day, and no colleague has confirmed it. */
  | "too_new"
  /** Whoever asked has left, or may no longer ask for that: then one person's word is left, and that is not enough. */
  | "asker_may_not";

export function isApprovalAct(text: string): text is ApprovalAct {
  return (APPROVAL_ACTS as readonly string[]).includes(text);
}

export function afterHours(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}

/** Where a request stands; an approval that has served its time is spent, and a request that nobody answered lapses. */
export function standingOf({ decision, lapsesAt, usableUntil }: Asked, at: Date): ApprovalStanding {
  if (decision === null) return lapsesAt > at ? "waiting" : "lapsed";
  if (decision === "approved" && usableUntil === null) return "done";
  if (decision === "approved") return usableUntil !== null && usableUntil > at ? "approved" : "spent";
  return decision === "refused" ? "refused" : "taken_back";
}

/**
 * Why this person may not make this move; null when they may. The person counts, not the session or the role: whoever
 * asked never answers, whatever else they hold (SEC-09).
 */
export function refusalOf(
  asked: Asked,
  move: ApprovalMove,
  { actor, at }: { actor: ApprovalActor; at: Date },
): ApprovalRefusal | null {
  const standing = standingOf(asked, at);
  if (standing !== "waiting") return standing === "lapsed" ? "lapsed" : "already_decided";
  const own = asked.askedById === actor.id;
  if (move === "take_back") return own ? null : "not_yours";
  if (own) return "own_request";
  const { decide } = ACT_TERMS[asked.act];
  if (!actor.permissions.includes(decide)) return "not_permitted";
  return actor.resting?.includes(decide) ? "too_new" : null;
}
