import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { db } from "@/lib/infra/db/client";

let officer: Staff;
let colleague: Staff;
let supervisor: Staff;
let stage: Awaited<ReturnType<typeof caseForTest>>;

beforeAll(async () => {
  [officer, colleague, supervisor] = await Promise.all([
    staffForTest("reviewer"),
    staffForTest("case_officer"),
    staffForTest("supervisor"),
  ]);
});
beforeEach(async () => {
  stage = await caseForTest();
});

const open = () => db.caseAssignment.findFirst({ where: { caseId: stage.caseId, endedAt: null } });
const give = async (staff: Staff, to: string) =>
  assignCase(staff, { reference: stage.reference, to, seen: (await open())?.id ?? "" });
const mineOf = async (staff: Staff) => {
  const found = await listQueue(staff, { filter: readQueueFilter(new URLSearchParams("mine=1")) });
  return found.ok ? found.rows.filter(({ reference }) => reference === stage.reference) : [];
};

describe("C4 assigning a case", () => {
  it("puts it among the colleague's own, with who and when, and lets go of it", async () => {
    await claimCase(supervisor, stage.reference);
    expect(await give(supervisor, colleague.id)).toEqual({ ok: true });
    expect(await open()).toMatchObject({ toId: colleague.id, byId: supervisor.id });
    const rows = await mineOf(colleague);
    expect(rows.map(({ desk }) => desk.assignedTo?.name)).toEqual([colleague.name, colleague.name]);
    expect(await mineOf(supervisor)).toEqual([]);
    const row = await db.case.findUniqueOrThrow({ where: { id: stage.caseId } });
    expect(row.claimedById).toBeNull();
  });

  it("keeps the claim of whoever takes it on, and leaves one's own when given back", async () => {
    await claimCase(officer, stage.reference);
    await give(officer, officer.id);
    expect((await db.case.findUniqueOrThrow({ where: { id: stage.caseId } })).claimedById).toBe(officer.id);
    expect(await give(officer, "")).toEqual({ ok: true });
    expect(await open()).toBeNull();
  });

  it("writes event and audit, once for two clicks", async () => {
    const form = { reference: stage.reference, to: colleague.id, seen: "" };
    const both = await Promise.all([assignCase(supervisor, form), assignCase(supervisor, form)]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    const events = await db.caseEvent.findMany({ where: { caseId: stage.caseId, kind: "assigned" } });
    expect(events.map(({ data, told }) => [data, told])).toEqual([[{ to: colleague.id }, false]]);
    const audited = { payload: { contains: "case.assigned" }, AND: { payload: { contains: stage.caseId } } };
    expect(await db.auditEntry.count({ where: audited })).toBe(1);
  });

  it("overwrites nobody who was first", async () => {
    await give(supervisor, colleague.id);
    const late = { reference: stage.reference, to: officer.id, seen: "" };
    expect(await assignCase(supervisor, late)).toEqual({ ok: false, reason: "stale" });
    expect(await open()).toMatchObject({ toId: colleague.id });
  });

  it.each([
    ["an officer to a colleague", () => give(officer, colleague.id), "not_permitted"],
    ["intake", async () => give(await staffForTest("intake"), ""), "not_permitted"],
    ["to an auditor", async () => give(supervisor, (await staffForTest("auditor")).id), "colleague_unknown"],
    ["to nobody of ours", () => give(supervisor, "x"), "colleague_unknown"],
    ["no such case", () => assignCase(officer, { reference: "ZP26-2222-2222", to: "", seen: "" }), "not_found"],
  ])("SEC-05 refuses %s", async (_, act, reason) => {
    expect(await act()).toEqual({ ok: false, reason });
    expect(await open()).toBeNull();
  });

  it("forgets nobody: a case that has ended leaves the colleague's list, its assignment stays on record", async () => {
    await give(supervisor, colleague.id);
    await db.track.updateMany({ where: { caseId: stage.caseId }, data: { open: false } });
    expect(await mineOf(colleague)).toEqual([]);
    expect(await open()).toMatchObject({ toId: colleague.id });
  });
});
