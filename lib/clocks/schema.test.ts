import { expect, test } from "vitest";
import type { Clock } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";

const instant = new Date("2026-03-02T16:00:00.000Z");
const clock: Clock = {
  ruleId: "decide_filing",
  ruleVersion: "samr-procedure-2021",
  startedAt: instant,
  pauses: [
    { from: instant, to: instant, reason: "testing" },
    { from: instant, to: null, reason: "testing" },
  ],
  extension: { amount: 15, reason: "complex", approvedAt: instant },
  stoppedAt: null,
};

test("UX-09 a clock comes back from its row as it went in", () => {
  const row = { ...clock, pauses: throughJson(clock.pauses), extension: throughJson(clock.extension) };
  expect(storedClock.parse({ id: "1", caseId: "2", ...row })).toEqual(clock);
});

test("a row that is not a clock is a bug", () => {
  expect(() => storedClock.parse({ ...clock, pauses: [{ from: "yesterday", to: null, reason: "testing" }] })).toThrow();
});

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
