import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { type HoldTrack, holdTrack } from "@/lib/cases/hold-track";
import { liftHold } from "@/lib/cases/lift-hold";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { recordEvent } from "@/lib/cases/record-event";
import { db, inTransaction } from "@/lib/infra/db/client";

const NOW = new Date("2026-03-05T02:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
let officer: Staff;
let stage: Awaited<ReturnType<typeof caseForTest>>;
let platform = 0;

beforeAll(async () => {
  officer = await staffForTest("case_officer");
});
beforeEach(async () => {
  platform += 1;
  stage = await caseForTest({ at: NOW, platform: `hold-${platform}` });
});

const wish = (more: Partial<HoldTrack> = {}): HoldTrack => ({
  reference: stage.reference,
  track: "report",
  version: "0",
  until: "2026-03-12",
  reason: "platform",
  note: "",
  ...more,
});
async function tracksIn(address: string, at = NOW) {
  const filter = readQueueFilter(new URLSearchParams(`platform=hold-${platform}&${address}`));
  const found = await listQueue(officer, { filter }, at);
  return found.ok ? found.rows.map(({ position }) => position.track).sort() : [];
}

describe("laying a track aside", () => {
  it("takes it out of the daily queue until its day; it stays under 'held', its deadline and a search", async () => {
    const dueBefore = (await db.track.findUniqueOrThrow({ where: { id: stage.trackId("report") } })).dueAt;
    expect(await holdTrack(officer, wish(), NOW)).toEqual({ ok: true });
    expect(await tracksIn("")).toEqual(["complaint"]);
    expect(await tracksIn("only=held")).toEqual(["report"]);
    expect(await tracksIn("due=overdue", later(5))).toContain("report");
    expect(await tracksIn(`q=${stage.reference}`)).toEqual(["complaint", "report"]);
    expect(await tracksIn("", later(7))).toEqual(["complaint", "report"]);
    expect(await tracksIn("only=held", later(7))).toEqual([]);
    const { dueAt } = await db.track.findUniqueOrThrow({ where: { id: stage.trackId("report") } });
    expect(dueAt).toEqual(dueBefore);
  });

  it("gives the case back, and is on record without the words", async () => {
    await claimCase(officer, stage.reference, NOW);
    await holdTrack(officer, wish({ note: "等淘宝回函 张三" }), NOW);
    expect((await db.case.findUniqueOrThrow({ where: { id: stage.caseId } })).claimedById).toBeNull();
    const event = await db.caseEvent.findFirstOrThrow({ where: { caseId: stage.caseId, kind: "held" } });
    expect(event).toMatchObject({ told: false, data: { reason: "platform", until: "2026-03-12" } });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { payload: { contains: "case.held" } } });
    expect(entry.payload).not.toContain("张三");
  });

  it("ends when the reporter writes", async () => {
    await holdTrack(officer, wish(), NOW);
    const event = { caseId: stage.caseId, kind: "message_from_reporter", told: false, at: later(1) } as const;
    await inTransaction((tx) => recordEvent(tx, { ...event, actor: { kind: "reporter" } }));
    expect(await tracksIn("", later(1))).toEqual(["complaint", "report"]);
    expect(await db.trackHold.findFirst({ where: { trackId: stage.trackId("report") } })).toMatchObject({
      endedBecause: "reporter_wrote",
      endedById: null,
    });
  });

  it("ends with a step of its own track, not of the other", async () => {
    await holdTrack(officer, wish(), NOW);
    const step = { reference: stage.reference, version: 0 };
    await claimCase(officer, stage.reference, NOW);
    await decideCase(officer, { ...step, track: "complaint", action: "accept" }, NOW);
    expect(await tracksIn("")).toEqual(["complaint"]);
    await claimCase(officer, stage.reference, NOW);
    await decideCase(officer, { ...step, track: "report", action: "verify" }, NOW);
    expect(await tracksIn("")).toEqual(["complaint", "report"]);
  });

  it("can be taken back, once however often it is asked", async () => {
    await holdTrack(officer, wish(), NOW);
    const back = { reference: stage.reference, track: "report" };
    expect(await liftHold(officer, back, NOW)).toEqual({ ok: true });
    expect(await liftHold(officer, back, NOW)).toEqual({ ok: true });
    expect(await db.caseEvent.count({ where: { caseId: stage.caseId, kind: "hold_lifted" } })).toBe(1);
    expect(await tracksIn("")).toEqual(["complaint", "report"]);
  });

  it("can begin anew after its day", async () => {
    await holdTrack(officer, wish(), NOW);
    const again = wish({ until: "2026-03-20" });
    expect(await holdTrack(officer, again, NOW)).toEqual({ ok: false, reason: "stale" });
    expect(await holdTrack(officer, again, later(8))).toEqual({ ok: true });
    const holds = await db.trackHold.findMany({ where: { track: { caseId: stage.caseId } }, orderBy: { id: "asc" } });
    expect(holds.map(({ endedBecause }) => endedBecause)).toEqual(["over", null]);
  });

  it.each([
    [{ reason: "boredom" }, "reason_missing"],
    [{ until: "2026-03-05" }, "date_unknown"],
    [{ reason: "other" }, "note_missing"],
    [{ note: "长".repeat(10_001) }, "too_long"],
    [{ version: "3" }, "stale"],
    [{ track: "none" }, "not_found"],
    [{ reference: "ZP26-2222-2222" }, "not_found"],
  ])("refuses what it cannot use: %#", async (more, reason) => {
    expect(await holdTrack(officer, wish(more), NOW)).toEqual({ ok: false, reason });
    expect(await tracksIn("only=held")).toEqual([]);
  });

  it("is not for a case that somebody else has in hand, nor for one that has ended", async () => {
    await claimCase(await staffForTest("reviewer"), stage.reference, NOW);
    expect(await holdTrack(officer, wish(), NOW)).toEqual({ ok: false, reason: "taken" });
    await db.track.update({ where: { id: stage.trackId("report") }, data: { state: "closed", open: false } });
    expect(await holdTrack(officer, wish(), later(1))).toEqual({ ok: false, reason: "ended" });
  });

  it("SEC-05 needs the right to take a case", async () => {
    expect(await holdTrack(await staffForTest("intake"), wish(), NOW)).toMatchObject({ reason: "not_permitted" });
    const back = { reference: stage.reference, track: "report" };
    expect(await liftHold(await staffForTest("auditor"), back)).toMatchObject({ reason: "not_permitted" });
  });
});
