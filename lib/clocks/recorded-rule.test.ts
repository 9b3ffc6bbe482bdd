import { afterEach, describe, expect, test } from "vitest";
import { dueDay, startClock } from "@/lib/clocks/clock";
import { explainClock } from "@/lib/clocks/explain-clock";
import { keepRecordedRules, mergeRules, type RecordedRule } from "@/lib/clocks/recorded-rule";
import { CLOCK_RULES, ruleFor, ruleVersion, versionsOf } from "@/lib/clocks/rules";

afterEach(() => keepRecordedRules([]));

const noon = (day: string) => new Date(`${day}T04:00:00Z`);
const RECORDED: RecordedRule = {
  ruleId: "mediate",
  number: 1,
  law: { zh: "新办法", en: "New Measures" },
  article: "22",
  source: { zh: "https://law.example/121", en: "https://law.example/121" },
  mark: "L",
  length: { amount: 60, unit: "working_days" },
  extension: null,
  validFrom: "2026-12-07",
};

describe("UX-09 a recorded version of a rule", () => {
  test("UX-09 ends the one before on the day before it begins, and takes over what it does not name", () => {
    const before = ruleFor("mediate", noon("2026-12-06"));
    keepRecordedRules([RECORDED]);
    expect(ruleFor("mediate", noon("2026-12-06"))).toEqual({ ...before, validTo: "2026-12-06" });
    const { law, article, source, length, validFrom } = RECORDED;
    const named = { law, article, source, length, validFrom, mark: "L", version: "recorded-1", unconfirmed: false };
    expect(ruleFor("mediate", noon("2026-12-07"))).toEqual({ ...before, ...named, validTo: null });
    expect(versionsOf("mediate").map(({ version }) => version)).toEqual(["recorded-1", "samr-121", "samr-20"]);
  });

  test("UX-09 changes no clock that runs: it is counted and explained by the version it was started under", () => {
    const started = startClock("mediate", noon("2026-12-01"));
    const clock = started.ok ? started.clock : expect.fail("not started");
    const due = dueDay(clock);
    keepRecordedRules([RECORDED]);
    expect(dueDay(clock)).toBe(due);
    expect(explainClock(clock).rule).toMatchObject({ version: "samr-121", mark: "U", length: { amount: 45 } });
  });

  test("UX-09 begins at midnight in Shanghai", () => {
    keepRecordedRules([RECORDED]);
    expect(ruleFor("mediate", new Date("2026-12-06T15:59:59.999Z"))?.version).toBe("samr-121");
    expect(ruleFor("mediate", new Date("2026-12-06T16:00:00.000Z"))?.version).toBe("recorded-1");
  });

  test("UX-09 is found by its name, and gone when it is withdrawn", () => {
    keepRecordedRules([RECORDED]);
    expect(ruleVersion("mediate", "recorded-1").length.amount).toBe(60);
    keepRecordedRules([]);
    expect(() => ruleVersion("mediate", "recorded-1")).toThrow("no clock rule mediate in version recorded-1");
  });

  test("UX-09 follows another recorded one, whichever was recorded first", () => {
    const sooner = { ...RECORDED, number: 2, validFrom: "2026-12-03" };
    keepRecordedRules([RECORDED, sooner]);
    expect(versionsOf("mediate").map(({ version, validTo }) => [version, validTo])).toEqual([
      ["recorded-1", null],
      ["recorded-2", "2026-12-06"],
      ["samr-121", "2026-12-02"],
      ["samr-20", "2026-04-14"],
    ]);
  });

  test("UX-09 gives way to a version that ships later, and wins over one that ships for the same day", () => {
    const shipped = [
      ...CLOCK_RULES,
      { ...ruleVersion("mediate", "samr-121"), version: "next", validFrom: "2027-03-01" },
    ];
    const inForce = (recorded: RecordedRule, day: string) =>
      mergeRules(shipped, [recorded]).find(
        ({ id, validFrom, validTo }) => id === "mediate" && validFrom <= day && (validTo === null || day <= validTo),
      )?.version;
    expect(inForce(RECORDED, "2027-02-28")).toBe("recorded-1");
    expect(inForce(RECORDED, "2027-03-01")).toBe("next");
    expect(inForce({ ...RECORDED, validFrom: "2027-03-01" }, "2027-03-01")).toBe("recorded-1");
  });

  test.each([
    [15, { amount: 15, furtherByCollectiveDecision: true }],
    [null, null],
  ])("UX-09 is extended by %j at most, in the way of its rule", (extension, kept) => {
    const length = { amount: 60, unit: "working_days" } as const;
    keepRecordedRules([{ ...RECORDED, ruleId: "decide_penalty", length, extension }]);
    expect(ruleVersion("decide_penalty", "recorded-1").extension).toEqual(kept);
  });

  test("UX-09 of a rule that is never extended stays so", () => {
    keepRecordedRules([{ ...RECORDED, extension: 9 }]);
    expect(ruleVersion("mediate", "recorded-1").extension).toBeNull();
  });

  test("UX-09 that counts calendar days instead moves from a rest day to the next working day", () => {
    keepRecordedRules([{ ...RECORDED, length: { amount: 5, unit: "calendar_days" } }]);
    const started = startClock("mediate", noon("2026-12-07"));
    expect(started.ok && dueDay(started.clock)).toBe("2026-12-14"); // the 12th is a Saturday
  });

  test("UX-09 of a rule that no longer ships is left out", () => {
    expect(mergeRules(CLOCK_RULES, [{ ...RECORDED, ruleId: "gone" }])).toEqual(CLOCK_RULES);
  });
});
