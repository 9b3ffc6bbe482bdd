import { describe, expect, it } from "vitest";
import { DAYS_KEPT } from "@/lib/cases/figures/count-days";
import { USUAL_DAYS } from "@/lib/cases/reading-watch/usual";
import { translatorFor } from "@/lib/i18n/translator";
import { TOO_OLD_MS } from "@/lib/notifications/notice";
import { sessionEnd } from "@/lib/reports/case-session";
import { draftEnd } from "@/lib/reports/draft-id";
import { CASE_RULE, IDENTITY_RULE, RETENTION_RULES, retentionRule } from "@/lib/retention/retention-rules";

const HOUR = 3_600_000;
const LENGTH = { hours: HOUR, days: 24 * HOUR } as const;
const at = new Date(0);

describe("G4 the retention schedule", () => {
  it("G4 names each rule once, with where it comes from and how sure we are", () => {
    expect(new Set(RETENTION_RULES.map(({ id }) => id)).size).toBe(RETENTION_RULES.length);
    for (const { source, mark, unconfirmed, article, law } of RETENTION_RULES) {
      expect(source).not.toBe("");
      if (mark === "U") expect(unconfirmed).toBe(true);
      if (mark === null) expect([article, law.zh.includes("非法定")]).toEqual([null, true]);
    }
  });

  it("G4 says of what has a period from when it runs, and of what is kept that it has none", () => {
    for (const { way, period, startsOn } of RETENTION_RULES) {
      expect(startsOn === null).toBe(way === "kept");
      if (way === "kept") expect(period).toBeNull();
    }
  });

  it.each([
    ["draft", draftEnd(at).getTime()],
    ["session", sessionEnd(at).getTime()],
    ["notice_address", TOO_OLD_MS],
    ["reading_day", (USUAL_DAYS + 7) * 24 * HOUR],
    ["person_count", DAYS_KEPT * 24 * HOUR],
  ])("G4 tells the period that the program keeps by itself: %s", (id, kept) => {
    const period = retentionRule(id)?.period;
    if (!period || !(period.unit in LENGTH)) throw new Error(`no short period for ${id}`);
    expect(period.amount * LENGTH[period.unit as keyof typeof LENGTH]).toBe(kept);
  });

  it("G4 UX-06 promises on the privacy page the periods that are in force", () => {
    const periods = [CASE_RULE, IDENTITY_RULE].map(({ period }) => `${period.amount} ${period.unit}`);
    expect(periods).toEqual(["3 years", "6 months"]);
    expect(translatorFor("zh")("pages.privacy.keep.period")).toMatch(/三年.*六个月/);
    expect(translatorFor("en")("pages.privacy.keep.period")).toMatch(/three years.*six months/);
  });
});
