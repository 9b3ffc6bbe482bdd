import { describe, expect, test } from "vitest";
import { type MergeRefusal, mergeRefusal, type Standing } from "@/lib/cases/merges/mergeable";
import { REPORT_STATES, type ReportState } from "@/lib/cases/track";

const standing = (report: ReportState | null, more: Partial<Standing> = {}): Standing => {
  return { caseId: "one", report, complaintOpen: false, ...more };
};

const OPEN = ["received", "verifying", "supplement_requested", "reopened"];
const FILED = ["filed", "investigating"];
const DECIDED = ["decided", "published", "appealed"];
const CARRIED = ["joined", "duplicate_not_handled"];

/** Row by row what the first case answers, whatever the second is; null where it asks the second. */
function firstSays(state: ReportState): MergeRefusal | null {
  if (CARRIED.includes(state)) return "already_carried";
  if (DECIDED.includes(state)) return "decided";
  return [...OPEN, ...FILED].includes(state) ? null : "ended";
}

function secondSays(one: ReportState, head: ReportState): MergeRefusal | null {
  if (DECIDED.includes(head)) return "head_decided";
  if (OPEN.includes(head)) return FILED.includes(one) ? "further_along" : null;
  return FILED.includes(head) ? null : "head_ended";
}

const cells = REPORT_STATES.flatMap((one) => {
  return REPORT_STATES.map((head) => ({ one, head, answer: firstSays(one) ?? secondSays(one, head) }));
});

describe("D9 what may be merged with what", () => {
  test.each(cells)("D9 a report that is $one into one that is $head: $answer", ({ one, head, answer }) => {
    expect(mergeRefusal(standing(one), standing(head, { caseId: "head" }))).toBe(answer);
  });

  test("D9 a case is never merged into itself", () => {
    expect(mergeRefusal(standing("verifying"), standing("verifying"))).toBe("itself");
  });

  test("D9 money is its person's own: an open complaint keeps its case, and one that wants nothing else takes nobody in", () => {
    const head = standing("verifying", { caseId: "head" });
    expect(mergeRefusal(standing("verifying", { complaintOpen: true }), head)).toBe("complaint_open");
    expect(mergeRefusal(standing("verifying"), { ...head, complaintOpen: true })).toBeNull();
    expect(mergeRefusal(standing(null), head)).toBe("no_report");
    expect(mergeRefusal(standing("verifying"), { ...head, report: null })).toBe("head_no_report");
  });
});
