import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { previewDecision } from "@/lib/cases/preview-decision";
import type { DecideCase } from "@/lib/cases/schema";
import { db } from "@/lib/infra/db/client";

let officer: Staff;
let reference: string;
let caseId: string;
beforeAll(async () => {
  officer = await staffForTest("case_officer");
});
beforeEach(async () => {
  ({ reference, caseId } = await caseForTest());
});

const refusal = (more: Partial<DecideCase> = {}): DecideCase => ({
  reference,
  track: "complaint",
  version: 0,
  action: "not_accept",
  ground: "too_old",
  message: "超过三年。",
  note: "第十五条",
  ...more,
});

describe("a decision before it is sent", () => {
  it("reads as the reporter will read it, and writes nothing", async () => {
    ({ reference, caseId } = await caseForTest({ locale: "en" }));
    await claimCase(officer, reference);
    const shown = await previewDecision(officer, refusal());
    expect(shown).toMatchObject({
      ok: true,
      preview: {
        locale: "en",
        from: "received",
        to: "not_accepted",
        message: "超过三年。",
        event: "events.complaint.not_accept",
        ground: { sentence: "grounds.not_accepted.too_old.reporter", advice: "grounds.not_accepted.too_old.advice" },
      },
    });
    expect(await db.decision.count({ where: { caseId } })).toBe(0);
    expect(await db.message.count({ where: { caseId } })).toBe(0);
  });

  it.each([
    {},
    { ground: "" },
    { ground: "no_such" },
    { message: " " },
    { note: "" },
    { version: 3 },
    { action: "start_mediation" },
    { track: "report", action: "join", ground: "same_shop", target: "ZP26-2222-2222" },
    { track: "report", action: "file", ground: "", message: "" },
    { reference: "ZP26-2222-2222" },
    { message: "长".repeat(10_001) },
  ] as Partial<DecideCase>[])("is refused for the reasons that the decision would be: %j", async (more) => {
    for (const claimed of [false, true]) {
      if (claimed) await claimCase(officer, reference);
      const shown = await previewDecision(officer, refusal(more));
      const decided = await decideCase(officer, refusal(more));
      if (!claimed && decided.ok === false && decided.reason === "not_claimed") expect(shown.ok).toBe(false);
      else expect(shown.ok ? "ok" : shown.reason).toBe(decided.ok ? "ok" : decided.reason);
    }
  });
});
