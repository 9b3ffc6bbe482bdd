import { describe, expect, it } from "vitest";
import { startClock } from "@/lib/clocks/clock";
import { type RuleId, ruleFor } from "@/lib/clocks/rules";
import { deadlineOf } from "./deadline";

const filedAt = new Date("2026-05-06T03:00:00Z");

function deadline(ruleId: RuleId, now = filedAt) {
  const start = startClock(ruleId, filedAt);
  if (!start.ok) throw new Error(start.reason);
  return deadlineOf(start.clock, now);
}

describe("a deadline as its reporter reads it (B9)", () => {
  it("names the rule that was in force when it started", () => {
    expect(deadline("decide_acceptance").rule).toEqual(ruleFor("decide_acceptance", filedAt));
  });

  it("is overdue from the first moment of the next day in China", () => {
    expect(deadline("first_human_answer", new Date("2026-05-07T15:59:59.999Z")).status.overdue).toBe(false);
    expect(deadline("first_human_answer", new Date("2026-05-07T16:00:00.000Z")).status.overdue).toBe(true);
  });

  it("counts days in a row in one line, and leaves none out", () => {
    const { days } = deadline("decide_acceptance");
    expect(days.map(({ from, to, why, first, last }) => [from, to, why, first, last])).toEqual([
      ["2026-05-06", "2026-05-06", "start_day", null, null],
      ["2026-05-07", "2026-05-08", "counted", 1, 2],
      ["2026-05-09", "2026-05-09", "make_up_day", 3, 3],
      ["2026-05-10", "2026-05-10", "weekend", null, null],
      ["2026-05-11", "2026-05-14", "counted", 4, 7],
    ]);
  });

  it("says which year has no published holidays yet", () => {
    const start = startClock("mediate", new Date("2026-12-01T03:00:00Z"));
    if (!start.ok) throw new Error(start.reason);
    expect(deadlineOf(start.clock, filedAt).unpublishedYears).toContain(2027);
  });
});
