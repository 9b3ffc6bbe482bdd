import type { ReportState } from "@/lib/cases/track";

/** A person has taken it up and nothing is decided: whoever reports the same may join. */
export const JOINABLE = [
  "verifying",
  "supplement_requested",
  "filed",
  "investigating",
  "reopened",
] as const satisfies readonly ReportState[];

/** What counts when a new report is compared with others. What nobody has looked at yet speaks neither for nor against a shop. */
export const TAKEN_UP: readonly ReportState[] = [...JOINABLE, "joined"];

/** Whether the main case takes another reporter in. */
export function isJoinable(state: ReportState): boolean {
  return JOINABLE.some((one) => one === state);
}

const BEFORE_FILING: readonly ReportState[] = ["received", "verifying", "supplement_requested", "reopened"];

/** Whether word on opening a case is still to come from the main case. */
export function isFilingToCome(state: ReportState): boolean {
  return BEFORE_FILING.includes(state);
}

/** From here on the word on opening a case has been given; a reporter who joins later is not promised it again. */
export function isFilingDecided(state: ReportState): boolean {
  return state === "filed" || state === "investigating";
}
