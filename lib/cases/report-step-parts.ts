import type { Step } from "@/lib/cases/step";
import type { ReportState } from "@/lib/cases/track";

export type ReportStep = Step<ReportState>;

export const FREE_NOTE = { need: "optional" } as const;
export const TRIAGE = { by: ["case:decide:triage"], target: "none" } as const;
export const HANDLING = { by: ["case:decide:handling"], target: "none" } as const;
export const FINAL = { by: ["case:decide:final"], target: "none" } as const;
export const FROM_OUTSIDE = { ground: null, message: "none", note: { need: "none" }, target: "none" } as const;
export const PLAIN = { ground: null, message: "optional", note: FREE_NOTE } as const;
