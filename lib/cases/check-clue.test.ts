import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { readCase } from "@/lib/cases/read-case";
import type { Action } from "@/lib/cases/step";
import type { TrackKind } from "@/lib/cases/track";
import { db } from "@/lib/infra/db/client";

const RECEIVED = new Date("2026-03-02T02:00:00Z");
const later = (days: number) => new Date(RECEIVED.getTime() + days * 86_400_000);

let stage: Awaited<ReturnType<typeof caseForTest>>;
let officer: Staff;
let supervisor: Staff;

type Words = { ground?: string; message?: string; note?: string; version?: number };
async function decide(staff: Staff, [track, action]: readonly [TrackKind, Action], at: Date, words: Words = {}) {
  const { caseId, reference } = stage;
  const row = await db.track.findUniqueOrThrow({ where: { caseId_kind: { caseId, kind: track } } });
  await claimCase(staff, reference, at);
  return decideCase(staff, { reference, track, version: row.version, action, ...words }, at);
}

const reportRow = () => db.track.findFirst({ where: { caseId: stage.caseId, kind: "report" } });
const reportClocks = () =>
  db.caseClock.findMany({ where: { caseId: stage.caseId, track: { kind: "report" } }, orderBy: { startedAt: "asc" } });
const eventsOf = (kind: string) => db.caseEvent.findMany({ where: { caseId: stage.caseId, kind } });

const FOUND = { ground: "admitted", note: "商家承认发放好评返现卡，附谈话记录。" };
const ENDED = { ground: "no_agreement", message: "双方没有谈拢，调解终止。", note: "两次调解，差额没有谈拢。" };

beforeEach(async () => {
  stage = await caseForTest({ tracks: ["complaint"], at: RECEIVED });
  [officer, supervisor] = [await staffForTest("case_officer"), await staffForTest("supervisor")];
  await decide(officer, ["complaint", "accept"], later(1));
  await decide(officer, ["complaint", "start_mediation"], later(1));
});

describe("N18 a sign of a violation found in mediation", () => {
  it("N18 is checked on a report of its own, by a clock of its own; the complaint goes on as it was", async () => {
    const complaint = () => db.track.findUniqueOrThrow({ where: { id: stage.trackId("complaint") } });
    const before = await complaint();
    expect(await decide(officer, ["complaint", "open_report"], later(2), FOUND)).toMatchObject({ ok: true });
    expect(await complaint()).toMatchObject({ state: "mediation", open: true, dueAt: before.dueAt });
    const { behaviour, platform, organisationId } = before;
    const about = { state: "verifying", open: true, openedAt: later(2), behaviour, platform, organisationId };
    // 15 working days after 4 March 2026.
    expect(await reportRow()).toMatchObject({ ...about, dueAt: new Date("2026-03-25T15:59:59.999Z") });
    expect(await reportClocks()).toMatchObject([{ ruleId: "verify_mediation_clue", startedAt: later(2) }]);
  });

  it("N18 stands in the record and is told on both tracks, with its ground", async () => {
    await decide(officer, ["complaint", "open_report"], later(2), FOUND);
    const data = { from: "mediation", to: "mediation", ground: "admitted" };
    expect(await eventsOf("open_report")).toMatchObject([{ trackKind: "complaint", told: true, data }]);
    expect(await eventsOf("report_opened")).toMatchObject([{ trackKind: "report", told: true, staffId: officer.id }]);
    const note = { action: "open_report", ground: "admitted", note: FOUND.note, staffId: officer.id };
    expect(await db.decision.findFirst({ where: { caseId: stage.caseId, action: "open_report" } })).toMatchObject(note);
    const entry = { AND: [{ payload: { contains: stage.caseId } }, { payload: { contains: "open_report" } }] };
    expect(await db.auditEntry.count({ where: entry })).toBe(1);
    const read = await readCase(officer, stage.reference, later(2));
    expect(read.ok && read.view.tracks.map(({ position }) => position.track)).toEqual(["complaint", "report"]);
  });

  it("N18 needs a ground and the findings, and whoever holds the case and may handle it", async () => {
    const open = ["complaint", "open_report"] as const;
    expect(await decide(officer, open, later(2), { note: "x" })).toEqual({ ok: false, reason: "ground_missing" });
    expect(await decide(officer, open, later(2), { ground: "admitted" })).toEqual({
      ok: false,
      reason: "note_missing",
    });
    const reviewer = await staffForTest("reviewer");
    expect(await decide(reviewer, open, later(2), FOUND)).toMatchObject({ ok: false, reason: "not_claimed" });
    expect(await reportRow()).toBeNull();
  });

  it("N18 opens one report, however often it is asked", async () => {
    await decide(officer, ["complaint", "open_report"], later(2), FOUND);
    const again = await decide(officer, ["complaint", "open_report"], later(3), FOUND);
    expect(again).toEqual({ ok: false, reason: "report_there" });
    expect(await db.track.count({ where: { caseId: stage.caseId } })).toBe(2);
  });

  it("N18 runs 15 working days longer once the head allows it, and ends with the filing", async () => {
    await decide(officer, ["complaint", "open_report"], later(2), FOUND);
    const allowed = { ground: "complex", note: "局长批准" };
    expect(await decide(supervisor, ["report", "extend_verification"], later(3), allowed)).toMatchObject({ ok: true });
    // 30 working days after 4 March 2026, Qingming left out.
    expect((await reportRow())?.dueAt).toEqual(new Date("2026-04-16T15:59:59.999Z"));
    await decide(supervisor, ["report", "file"], later(4), { note: "事实清楚。" });
    const clocks = (await reportClocks()).map(({ ruleId, stoppedAt }) => [ruleId, stoppedAt]);
    expect(clocks).toEqual([
      ["verify_mediation_clue", later(4)],
      ["decide_penalty", null],
      ["tell_filing", later(4)],
    ]);
  });
});

describe("N27 mediation ended, clue still checked", () => {
  const END = ["complaint", "end_mediation_keep_clue"] as const;
  const state = async (kind: TrackKind) =>
    (await db.track.findFirstOrThrow({ where: { caseId: stage.caseId, kind } })).state;

  it("N27 ends the complaint and opens the report that was missing", async () => {
    expect(await decide(officer, END, later(2), ENDED)).toMatchObject({ ok: true, to: "mediation_ended" });
    expect([await state("complaint"), await state("report")]).toEqual(["mediation_ended", "verifying"]);
    expect(await reportClocks()).toMatchObject([{ ruleId: "verify_mediation_clue", stoppedAt: null }]);
    expect(await db.case.findUniqueOrThrow({ where: { id: stage.caseId } })).toMatchObject({ open: true });
  });

  it("N27 leaves a report that is under way exactly as it is", async () => {
    await decide(officer, ["complaint", "open_report"], later(2), FOUND);
    const before = { track: await reportRow(), clocks: await reportClocks() };
    expect(await decide(officer, END, later(3), ENDED)).toMatchObject({ ok: true });
    expect({ track: await reportRow(), clocks: await reportClocks() }).toEqual(before);
    expect(await eventsOf("report_opened")).toHaveLength(1);
  });

  it("N18 a clue can still be written down when the complaint has ended, also by a settlement", async () => {
    const settled = { note: "双方电话告知。" };
    await decide(officer, ["complaint", "record_settlement"], later(2), settled);
    expect(await db.case.findUniqueOrThrow({ where: { id: stage.caseId } })).toMatchObject({ open: false });
    expect(await decide(officer, ["complaint", "open_report"], later(3), FOUND)).toMatchObject({ ok: true });
    expect([await state("complaint"), await state("report")]).toEqual(["settled", "verifying"]);
    expect(await db.case.findUniqueOrThrow({ where: { id: stage.caseId } })).toMatchObject({ open: true });
  });

  it("N27 is no way to say so where the check has ended: the report is reopened first", async () => {
    await decide(officer, ["complaint", "open_report"], later(2), FOUND);
    const nothing = { ground: "no_violation", message: "没有发现违法。", note: "查了后台记录。" };
    await decide(supervisor, ["report", "not_file"], later(3), nothing);
    expect(await decide(officer, END, later(4), ENDED)).toEqual({ ok: false, reason: "report_there" });
  });
});
