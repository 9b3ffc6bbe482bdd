import { describe, expect, test } from "vitest";
import { versionForm } from "@/lib/cases/law/law.fixture";
import { earliestDay, isAhead } from "@/lib/cases/law/rule-day";
import { readVersion, type VersionInput } from "@/lib/cases/law/schema";
import { ruleVersion } from "@/lib/clocks/rules";

const NOW = new Date("2026-12-01T02:00:00Z");
const MEDIATE = ruleVersion("mediate", "samr-121");
const FILING = ruleVersion("decide_filing", "samr-procedure-2021");
const PROMISE = ruleVersion("first_human_answer", "promise-1");
const YEARS = ruleVersion("penalty_limitation", "penalty-law-2021");

const faults = (changes: Partial<VersionInput>, rule = MEDIATE) => {
  const read = readVersion(rule, versionForm(changes), NOW);
  return read.ok ? [] : read.faults.map(({ field, reason }) => `${field}: ${reason}`);
};

describe("UX-09 what a version must say", () => {
  test.each<[Partial<VersionInput>, string]>([
    [{ amount: "" }, "amount: number"],
    [{ amount: "0" }, "amount: number"],
    [{ amount: "7.5" }, "amount: number"],
    [{ amount: "seven" }, "amount: number"],
    [{ amount: "1001" }, "amount: number"],
    [{ unit: "" }, "unit: unit"],
    [{ unit: "years" }, "unit: unit"],
    [{ lawZh: " " }, "lawZh: missing"],
    [{ lawEn: "" }, "lawEn: missing"],
    [{ lawZh: "法".repeat(201) }, "lawZh: too_long"],
    [{ article: "" }, "article: article_of_read"],
    [{ article: "条".repeat(61) }, "article: too_long"],
    [{ source: "" }, "source: missing"],
    [{ source: "s".repeat(501) }, "source: too_long"],
    [{ mark: "" }, "mark: mark"],
    [{ mark: "X" }, "mark: mark"],
    [{ validFrom: "" }, "validFrom: day"],
    [{ validFrom: "1.1.2027" }, "validFrom: day"],
    [{ validFrom: "2027-02-30" }, "validFrom: day"],
    [{ validFrom: "2026-11-30" }, "validFrom: too_soon"],
    [{ validFrom: "2026-12-01" }, "validFrom: too_soon"],
    [{ validFrom: "2206-12-07" }, "validFrom: too_far"],
    [{ reason: "" }, "reason: missing"],
    [{ reason: "因".repeat(1001) }, "reason: too_long"],
  ])("UX-09 %j: %s", (changes, fault) => {
    expect(faults(changes)).toEqual([fault]);
  });

  test("UX-09 all fields are judged at once, each once, in the order of the form", () => {
    expect(faults({ amount: "", mark: "", reason: "", source: "", validFrom: "soon" })).toEqual([
      "amount: number",
      "source: missing",
      "mark: mark",
      "validFrom: day",
      "reason: missing",
    ]);
  });

  test.each<[Partial<VersionInput>, object]>([
    [{ amount: " １５ " }, { amount: 15 }],
    [{ unit: "calendar_days" }, { unit: "calendar_days" }],
    [
      { mark: "U", article: "" },
      { mark: "U", article: null },
    ],
    [
      { mark: "S", article: " 15 " },
      { mark: "S", article: "15" },
    ],
    [{ validFrom: "2026-12-02" }, { validFrom: "2026-12-02" }],
    [{ extension: "9" }, { extension: null }],
  ])("UX-09 %j is taken", (changes, kept) => {
    expect(readVersion(MEDIATE, versionForm(changes), NOW)).toMatchObject({ ok: true, version: kept });
  });

  test.each([
    ["15", [], 15],
    ["", [], null],
    ["-1", ["extension: number"], undefined],
  ])("UX-09 a rule that can be extended asks by how much: %j", (extension, expected, kept) => {
    expect(faults({ extension }, FILING)).toEqual(expected);
    const read = readVersion(FILING, versionForm({ extension }), NOW);
    expect(read.ok ? read.version.extension : undefined).toBe(kept);
  });

  test("UX-09 years stay years or months, and no more of them than anybody lives", () => {
    expect(faults({ unit: "working_days" }, YEARS)).toEqual(["unit: unit"]);
    expect(faults({ unit: "months", amount: "121" }, YEARS)).toEqual(["amount: number"]);
    expect(faults({ unit: "months", amount: "36" }, YEARS)).toEqual([]);
  });

  test("UX-09 a promise of our own never becomes a law, whatever the form says", () => {
    const read = readVersion(PROMISE, versionForm({ lawZh: "民法典", mark: "L" }), NOW);
    const { zh, en } = PROMISE.law;
    expect(read).toMatchObject({ ok: true, version: { lawZh: zh, lawEn: en, article: null, mark: null } });
  });
});

describe("UX-09 from when", () => {
  test.each([
    ["2026-12-01T15:49:59Z", "2026-12-02"],
    ["2026-12-01T15:50:00Z", "2026-12-03"],
    ["2026-12-01T16:00:00Z", "2026-12-03"],
  ])("UX-09 at %s, ten minutes before midnight in Shanghai at the latest: %s", (now, day) => {
    expect(earliestDay(new Date(now))).toBe(day);
    expect(isAhead(day, new Date(now))).toBe(true);
  });

  test("UX-09 in the last ten minutes before its day nothing is taken back", () => {
    expect(isAhead("2026-12-02", new Date("2026-12-01T15:49:59Z"))).toBe(true);
    expect(isAhead("2026-12-02", new Date("2026-12-01T15:50:00Z"))).toBe(false);
  });
});
