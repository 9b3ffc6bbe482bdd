import { describe, expect, test } from "vitest";
import { isUndone, requestRule, requestStatus } from "@/lib/cases/data-requests/data-request";

const at = (local: string) => new Date(`${local}+08:00`);
const asked = (local: string, answeredAt: Date | null = null) => {
  return { askedAt: at(local), ruleVersion: requestRule(at(local)).version, answeredAt };
};

describe("PRV-08 by when a request about one's data is answered", () => {
  test("PRV-08 within 15 working days, our own promise and no law's", () => {
    const rule = requestRule(at("2026-12-01T09:00:00"));
    expect(rule.length).toEqual({ amount: 15, unit: "working_days" });
    expect(rule).toMatchObject({ binds: "portal", mark: null, article: null });
  });

  test.each([
    ["an ordinary month", "2026-03-02T09:00:00", "2026-03-23T23:59:59.999"],
    ["Spring Festival 2026: nine days off, two make-up days", "2026-02-09T09:00:00", "2026-03-06T23:59:59.999"],
    ["just before midnight, the next day is the first", "2026-03-02T23:59:59.999", "2026-03-23T23:59:59.999"],
  ])("PRV-08 %s", (_, from, due) => {
    expect(requestStatus(asked(from), at(from)).dueAt).toEqual(at(due));
  });

  test("PRV-08 is late once the last day is over, and a late answer stays late", () => {
    const from = "2026-03-02T09:00:00";
    const [intime, late] = [at("2026-03-23T23:59:59.999"), at("2026-03-24T00:00:00")];
    expect(requestStatus(asked(from), intime)).toMatchObject({ state: "running", overdue: false, workingDaysLeft: 0 });
    expect(requestStatus(asked(from), late)).toMatchObject({ state: "running", overdue: true });
    expect(requestStatus(asked(from, intime), late)).toMatchObject({ state: "stopped", overdue: false });
    expect(requestStatus(asked(from, late), late)).toMatchObject({ state: "stopped", overdue: true });
  });
});

test("PRV-08 only deletion that was granted before it was opened again has come to nothing", () => {
  const [early, late] = [at("2026-03-02T09:00:00"), at("2026-03-04T09:00:00")];
  const row = { kind: "erasure", outcome: "granted", answeredAt: early, reopenedAt: null };
  const all = [row, { ...row, outcome: null, answeredAt: null, reopenedAt: at("2026-03-03T09:00:00") }];
  expect(isUndone(row, all)).toBe(true);
  for (const other of [{ kind: "copy" }, { outcome: "refused" }, { answeredAt: late }, { answeredAt: null }]) {
    expect(isUndone({ ...row, ...other }, all)).toBe(false);
  }
});
