import { describe, expect, test } from "vitest";
import { extendingAction, extensible } from "@/lib/cases/extension";
import { CHECKING_CLOCKS } from "@/lib/cases/report-step-parts";
import type { Clock } from "@/lib/clocks/clock";
import { CLOCK_RULES } from "@/lib/clocks/rules";

const clock = (ruleId: string, ruleVersion: string, more: Partial<Clock> = {}): Clock => ({
  ruleId,
  ruleVersion,
  startedAt: new Date("2026-03-02T02:00:00Z"),
  pauses: [],
  extension: null,
  stoppedAt: null,
  ...more,
});
const approved = { amount: 10, reason: "complex", approvedAt: new Date("2026-03-03T02:00:00Z") };

describe("N18 what may be extended", () => {
  test.each(CLOCK_RULES.map((rule) => [rule.id, rule.version, rule] as const))(
    "%s (%s) as far as its own data says",
    (id, version, { extension, length }) => {
      const once = extension ? { unit: length.unit, limit: extension.amount } : null;
      const again = extension?.furtherByCollectiveDecision ? { unit: length.unit, limit: null } : null;
      expect(extensible(clock(id, version))).toEqual(once);
      expect(extensible(clock(id, version, { extension: approved }))).toEqual(again);
      expect(extensible(clock(id, version, { stoppedAt: new Date("2026-03-04T02:00:00Z") }))).toBeNull();
    },
  );

  test("checking a report is extended by its decision step alone", () => {
    expect(extendingAction("decide_filing")).toBe("extend_verification");
    const extended = CLOCK_RULES.map(({ id }) => id).filter((id) => extendingAction(id));
    expect([...new Set(extended)].toSorted()).toEqual([...CHECKING_CLOCKS]);
  });
});
