import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { db } from "@/lib/infra/db/client";

const AT = new Date("2026-03-02T02:00:00Z");
const ONCE = "0123456789abcdef";
let officer: Staff;
let intake: Staff;
let auditor: Staff;
beforeAll(async () => {
  [officer, intake, auditor] = [
    await staffForTest("case_officer"),
    await staffForTest("intake"),
    await staffForTest("auditor"),
  ];
});

describe("a note among staff", () => {
  it("is kept apart from what the reporter reads", async () => {
    const { reference, caseId } = await caseForTest({ at: AT });
    expect(await addNote(intake, { reference, body: "来电询问进度", onceKey: ONCE }, AT)).toEqual({ ok: true });
    expect(await db.internalNote.count({ where: { caseId } })).toBe(1);
    expect(await db.message.count({ where: { caseId } })).toBe(0);
    expect(await db.caseEvent.findFirst({ where: { caseId } })).toMatchObject({ kind: "note_added", told: false });
  });

  it("is written once however often the button is pressed", async () => {
    const { reference, caseId } = await caseForTest({ at: AT });
    const note = { reference, body: "同一条", onceKey: "again-0123456789" };
    await Promise.all([addNote(intake, note, AT), addNote(intake, note, AT), addNote(intake, note, AT)]);
    expect(await db.internalNote.count({ where: { caseId } })).toBe(1);
  });

  it("is refused to auditors, and when there is nothing in it", async () => {
    const { reference } = await caseForTest({ at: AT });
    expect(await addNote(auditor, { reference, body: "x", onceKey: ONCE }, AT)).toMatchObject({
      reason: "not_permitted",
    });
    expect(await addNote(intake, { reference, body: " \n ", onceKey: ONCE }, AT)).toEqual({
      ok: false,
      reason: "empty",
    });
    const long = { reference, body: "长".repeat(10_001), onceKey: ONCE };
    expect(await addNote(intake, long, AT)).toEqual({ ok: false, reason: "too_long" });
  });
});

describe("a message to the reporter", () => {
  it("is for whoever holds the case", async () => {
    const { reference } = await caseForTest({ at: AT });
    const message = { reference, body: "您好", onceKey: ONCE };
    expect(await sendMessageToReporter(intake, message, AT)).toMatchObject({ reason: "not_permitted" });
    expect(await sendMessageToReporter(officer, message, AT)).toEqual({ ok: false, reason: "not_claimed" });
  });

  it("is told, keeps the promise of a first answer and lets the other clocks run", async () => {
    const { reference, caseId, trackId } = await caseForTest({ at: AT });
    const before = await db.track.findUniqueOrThrow({ where: { id: trackId("complaint") } });
    await claimCase(officer, reference, AT);
    await sendMessageToReporter(officer, { reference, body: "我们在看了。", onceKey: ONCE }, AT);
    const told = await db.caseEvent.findMany({ where: { caseId, told: true } });
    expect(told).toMatchObject([{ kind: "message_to_reporter" }]);
    const running = await db.caseClock.findMany({ where: { caseId, stoppedAt: null }, select: { ruleId: true } });
    expect(running.map(({ ruleId }) => ruleId).sort()).toEqual([
      "decide_acceptance",
      "decide_filing",
      "handle_complaint",
    ]);
    const after = await db.track.findUniqueOrThrow({ where: { id: trackId("complaint") } });
    expect(after.dueAt.getTime()).toBeGreaterThan(before.dueAt.getTime());
    expect(after.version).toBe(before.version);
  });

  it("is sent once however often the button is pressed", async () => {
    const { reference, caseId } = await caseForTest({ at: AT });
    await claimCase(officer, reference, AT);
    const message = { reference, body: "您好", onceKey: "twice-0123456789" };
    const results = await Promise.all([1, 2, 3].map(() => sendMessageToReporter(officer, message, AT)));
    expect(results).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await db.message.count({ where: { caseId } })).toBe(1);
  });
});
