import type { Step } from "@/lib/cases/step";
import type { ReportState } from "@/lib/cases/track";
import type { RuleId } from "@/lib/clocks/rules";

export type ReportStep = Step<ReportState>;

export const FREE_NOTE = { need: "optional" } as const;
export const TRIAGE = { by: ["case:decide:triage"], target: "none" } as const;
export const HANDLING = { by: ["case:decide:handling"], target: "none" } as const;
export const FINAL = { by: ["case:decide:final"], target: "none" } as const;
export const FROM_OUTSIDE = { ground: null, message: "none", note: { need: "none" }, target: "none" } as const;
/** A report is checked under the one or the other: from its receipt, or from the day the clue was found in mediation. */
export const CHECKING_CLOCKS = ["decide_filing", "verify_mediation_clue"] as const satisfies readonly RuleId[];
export const PLAIN = { ground: null, message: "optional", note: FREE_NOTE } as const;
