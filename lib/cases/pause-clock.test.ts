import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { NO_DUE } from "@/lib/cases/due";
import { pauseCaseClock } from "@/lib/cases/pause-clock";
import { resumeCaseClock } from "@/lib/cases/resume-clock";
import { clockStatus } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";
import { db } from "@/lib/infra/db/client";

const RECEIVED = new Date("2026-03-02T02:00:00Z");
const TUESDAY = new Date("2026-03-03T02:00:00Z");
const days = (count: number) => new Date(TUESDAY.getTime() + count * 86_400_000);

let stage: Awaited<ReturnType<typeof caseForTest>>;
let officer: Staff;
beforeEach(async () => {
  stage = await caseForTest({ tracks: ["report"], at: RECEIVED });
  officer = await staffForTest("case_officer");
  await claimCase(officer, stage.reference, TUESDAY);
});

async function clockOf(ruleId: string) {
  const row = await db.caseClock.findFirstOrThrow({ where: { caseId: stage.caseId, ruleId } });
  return { id: row.id, clock: storedClock.parse(row) };
}
const dueAt = async () => (await db.track.findUniqueOrThrow({ where: { id: stage.trackId("report") } })).dueAt;
const events = () => db.caseEvent.findMany({ where: { caseId: stage.caseId, told: true }, orderBy: { id: "asc" } });
const audits = async (action: string) =>
  db.auditEntry.count({ where: { AND: [{ payload: { contains: stage.caseId } }, { payload: { contains: action } }] } });

async function pause(at = TUESDAY, reason = "testing", staff = officer) {
  const { id: clockId } = await clockOf("decide_filing");
  return pauseCaseClock(staff, { reference: stage.reference.toLowerCase(), clockId, reason }, at);
}
async function resume(at: Date, staff = officer) {
  const { id: clockId } = await clockOf("decide_filing");
  return resumeCaseClock(staff, { reference: stage.reference, clockId }, at);
}

describe("UX-09 time that the law takes out of a period", () => {
  it("UX-09 stands still, and the day it is due moves by as much once it runs again", async () => {
    const { version } = await db.track.findUniqueOrThrow({ where: { id: stage.trackId("report") } });
    const verify = { reference: stage.reference, track: "report", version, action: "verify" } as const;
    await decideCase(officer, verify, TUESDAY);
    await claimCase(officer, stage.reference, TUESDAY);
    const before = await dueAt();
    expect(await pause()).toEqual({ ok: true });
    expect(clockStatus((await clockOf("decide_filing")).clock, days(1))).toMatchObject({
      state: "paused",
      dueAt: null,
    });
    expect(await dueAt()).toEqual(NO_DUE);
    await claimCase(officer, stage.reference, days(7));
    expect(await resume(days(7))).toEqual({ ok: true });
    // Wednesday to Tuesday: the day of the pause itself is taken out, too, the week has five working days, and one more.
    expect((await dueAt()).getTime() - before.getTime()).toBe(8 * 86_400_000);
  });

  it("UX-09 tells the reporter with its reason, and stands in the audit record", async () => {
    await pause();
    await resume(new Date(TUESDAY.getTime() + 60_000));
    expect(await events()).toMatchObject([
      { kind: "clock_paused", trackKind: "report", data: { rule: "decide_filing", ground: "testing" } },
      { kind: "clock_resumed", trackKind: "report", data: { rule: "decide_filing" } },
    ]);
    expect([await audits("clock.paused"), await audits("clock.resumed")]).toEqual([1, 1]);
  });

  it("UX-09 is only what the rule of the clock knows, once at a time, and not after the end", async () => {
    const [{ id: answer }, other] = [await clockOf("first_human_answer"), await caseForTest({ tracks: ["report"] })];
    expect(await pause(TUESDAY, "holiday")).toEqual({ ok: false, reason: "pause_not_allowed" });
    const { reference } = stage;
    const promise = await pauseCaseClock(officer, { reference, clockId: answer, reason: "testing" }, TUESDAY);
    expect(promise).toEqual({ ok: false, reason: "pause_not_allowed" });
    expect(await resume(TUESDAY)).toEqual({ ok: false, reason: "not_paused" });
    const both = await Promise.all([pause(), pause()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: "already_paused" });
    const stranger = await db.caseClock.findFirstOrThrow({ where: { caseId: other.caseId } });
    for (const clockId of [stranger.id, randomUUID(), "x"]) {
      const result = await pauseCaseClock(officer, { reference, clockId, reason: "testing" }, TUESDAY);
      expect(result).toEqual({ ok: false, reason: "not_found" });
    }
    expect(await events()).toHaveLength(1);
  });

  it("UX-09 is for whoever holds the case", async () => {
    const colleague = await staffForTest("case_officer");
    expect(await pause(TUESDAY, "testing", colleague)).toEqual({ ok: false, reason: "not_claimed" });
    expect(await events()).toEqual([]);
  });

  it.each(ROLES)("UX-09 SEC-05 is asked of a %s", async (role) => {
    const staff = await staffForTest(role);
    const may = role === "case_officer" || role === "supervisor";
    const refused = { ok: false, reason: may ? "not_claimed" : "not_permitted" };
    expect(await pause(TUESDAY, "testing", staff)).toEqual(refused);
    expect(await resume(TUESDAY, staff)).toEqual(refused);
  });
});
