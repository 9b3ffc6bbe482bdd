import { isFilingDecided } from "@/lib/cases/co-reporters/joinable";
import { isOpen, positionOf, type ReportState } from "@/lib/cases/track";

/** Taken up or not, and nothing decided yet: such a report can be merged, and such a one takes others in. */
export const MERGEABLE = [
  "received",
  "verifying",
  "supplement_requested",
  "filed",
  "investigating",
  "reopened",
] as const satisfies readonly ReportState[];

/** What the rules ask of each of two cases. `report` is null for a case that only wants money back. */
export type Standing = {
  readonly caseId: string;
  readonly report: ReportState | null;
  readonly complaintOpen: boolean;
};

export const MERGE_REFUSALS = [
  "itself",
  "carried_here",
  "no_report",
  "already_carried",
  "complaint_open",
  "ended",
  "decided",
  "head_no_report",
  "head_ended",
  "head_decided",
  "further_along",
] as const;
export type MergeRefusal = (typeof MERGE_REFUSALS)[number];

/**
 * Why one case may not be merged into another; null when it may. A complaint is its person's own and is handled jointly
 * only with their consent, so a case with an open one is not taken in: its report alone is joined, by that step. What was
 * decided stays decided; and whoever was told that a case is opened is not put behind one where it is not.
 */
export function mergeRefusal(one: Standing, head: Standing): MergeRefusal | null {
  if (one.report === null) return "no_report";
  if (isCarried(one.report)) return "already_carried";
  if (!isOpen(positionOf("report", one.report))) return "ended";
  if (one.complaintOpen) return "complaint_open";
  if (!isMergeable(one.report)) return "decided";
  if (head.caseId === one.caseId) return "itself";
  if (head.report === null) return "head_no_report";
  if (!isOpen(positionOf("report", head.report))) return "head_ended";
  if (!isMergeable(head.report)) return "head_decided";
  return isFilingDecided(one.report) && !isFilingDecided(head.report) ? "further_along" : null;
}

/** Whether a merge can be taken back: until the case of all is closed, or whatever else it came to. */
export function isStillOpen(head: ReportState): boolean {
  return isOpen(positionOf("report", head));
}

function isCarried(state: ReportState): boolean {
  return state === "joined" || state === "duplicate_not_handled";
}

/** Whether nothing is decided yet, so that the report can go together with others or apart. */
export function isMergeable(state: ReportState): boolean {
  return MERGEABLE.some((one) => one === state);
}
