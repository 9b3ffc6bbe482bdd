import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { versionForm } from "@/lib/cases/law/law.fixture";
import { readRuleHistory } from "@/lib/cases/law/read-law";
import { recordRuleVersion } from "@/lib/cases/law/record-rule-version";
import { withdrawRuleVersion } from "@/lib/cases/law/withdraw-rule-version";
import { dueDay } from "@/lib/clocks/clock";
import { explainClock } from "@/lib/clocks/explain-clock";
import { ruleFor } from "@/lib/clocks/rules";
import { storedClock } from "@/lib/clocks/schema";
import { db } from "@/lib/infra/db/client";

const noon = (day: string) => new Date(`${day}T04:00:00Z`);
let administrator: Staff;
beforeAll(async () => {
  administrator = await staffForTest("administrator");
});

/** The clock of acceptance of a complaint that comes in on this day, as it stands in the database. */
async function acceptanceOf(day: string) {
  const { trackId } = await caseForTest({ tracks: ["complaint"], at: noon(day) });
  const where = { trackId: trackId("complaint"), ruleId: "decide_acceptance" };
  return storedClock.parse(await db.caseClock.findFirstOrThrow({ where }));
}

describe("UX-09 an administrator has read Order 121", () => {
  test("UX-09 cases from its day on are counted by it; a clock that ran before keeps its days and its law", async () => {
    const early = await acceptanceOf("2026-12-01");
    const dueBefore = dueDay(early);
    expect(dueBefore).toBe("2026-12-10"); // seven working days, carried over from Order 20
    const form = versionForm({ amount: "10", article: "15" });
    const recorded = await recordRuleVersion(administrator, { ruleId: "decide_acceptance", form }, noon("2026-12-02"));
    expect(recorded).toEqual({ ok: true, number: 1 });

    const between = await acceptanceOf("2026-12-06");
    const late = await acceptanceOf("2026-12-07");
    expect([early, between, late].map(({ ruleVersion }) => ruleVersion)).toEqual([
      "samr-121",
      "samr-121",
      "recorded-1",
    ]);
    expect(dueDay(late)).toBe("2026-12-21");
    expect(explainClock(late)).toMatchObject({
      needed: 10,
      rule: {
        article: "15",
        mark: "L",
        unconfirmed: false,
        source: { zh: form.source, en: form.source },
        binds: "regulator",
      },
    });

    expect(dueDay(early)).toBe(dueBefore);
    expect(explainClock(early)).toMatchObject({
      needed: 7,
      rule: { version: "samr-121", article: null, mark: "U", unconfirmed: true },
    });
    expect(explainClock(early).rule.source.en).toContain("carried over from SAMR Order 20");
  });

  test("UX-09 what is promised to the public changes on the day, and not before", () => {
    expect(ruleFor("decide_acceptance", noon("2026-12-06"))).toMatchObject({
      length: { amount: 7 },
      unconfirmed: true,
    });
    expect(ruleFor("decide_acceptance", noon("2026-12-07"))).toMatchObject({ length: { amount: 10 }, mark: "L" });
  });

  test("UX-09 its history says which version counts when, by whom it was recorded and why", async () => {
    const history = await readRuleHistory(administrator, "decide_acceptance", noon("2026-12-08"));
    expect(history?.versions.map(({ version, state, validTo }) => [version, state, validTo])).toEqual([
      ["recorded-1", "in_force", null],
      ["samr-121", "past", "2026-12-06"],
      ["samr-20", "past", "2026-04-14"],
    ]);
    expect(history).toMatchObject({ base: 1, mayRecord: true });
    const [first] = history?.versions ?? [];
    expect(first?.recorded).toMatchObject({ by: administrator.name, reason: "总局公布了全文", withdrawable: false });
  });

  test("UX-09 a version in force is followed, and is not taken back", async () => {
    const withdrawal = { ruleId: "decide_acceptance", number: 1, reason: "看错了" };
    const refused = { ok: false, reason: "in_force" };
    expect(await withdrawRuleVersion(administrator, withdrawal, noon("2026-12-07"))).toEqual(refused);
    const form = versionForm({ base: "1", amount: "8", validFrom: "2027-01-04" });
    const next = await recordRuleVersion(administrator, { ruleId: "decide_acceptance", form }, noon("2026-12-08"));
    expect(next).toEqual({ ok: true, number: 2 });
    expect(ruleFor("decide_acceptance", noon("2027-01-04"))?.length.amount).toBe(8);
    expect(ruleFor("decide_acceptance", noon("2027-01-03"))?.length.amount).toBe(10);
  });
});
