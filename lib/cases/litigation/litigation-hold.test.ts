import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { readApproval } from "@/lib/cases/approvals/list-approvals";
import { caseForTest } from "@/lib/cases/case.fixture";
import { listQueue } from "@/lib/cases/list-queue";
import { askToLiftHold } from "@/lib/cases/litigation/ask-to-lift-hold";
import { askedLift, lifting, placedHold, placing } from "@/lib/cases/litigation/hold.fixture";
import { placeLitigationHold } from "@/lib/cases/litigation/place-litigation-hold";
import { readLitigation } from "@/lib/cases/litigation/read-litigation";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { db } from "@/lib/infra/db/client";

let [officer, supervisor]: [Staff, Staff] = [] as never;
let stage: Awaited<ReturnType<typeof caseForTest>>;
beforeAll(async () => {
  [officer, supervisor] = await Promise.all([staffForTest("case_officer"), staffForTest("supervisor")]);
});
beforeEach(async () => {
  stage = await caseForTest();
});

const inForce = () => db.litigationHold.count({ where: { caseId: stage.caseId, liftedAt: null } });
const approve = (staff: Staff, id: string) => decideApproval(staff, { id, move: "approve", words: "" });
const entries = async (action: string) =>
  (await db.auditEntry.findMany({ select: { payload: true } })).filter(
    ({ payload }) => payload.includes(action) && payload.includes(stage.caseId),
  );

/** The same person once more, with these roles from now on. */
async function again({ id: staffId }: Staff, roles: string[]): Promise<Staff> {
  await db.staff.update({ where: { id: staffId }, data: { roles } });
  const now = new Date();
  const times = { startedAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
  const { id: sid } = await db.staffSession.create({ data: { staffId, authVersion: 0, ...times, deviceName: "Tab" } });
  const staff = await staffFromSession({ sid, authVersion: 0 }, now);
  if (!staff) throw new Error("no second tab");
  return staff;
}

describe("G5 keeping a case as it is", () => {
  it("G5 is seen on the case and in the queue, and stands on record", async () => {
    expect(await placeLitigationHold(officer, placing(stage.reference))).toEqual({ ok: true });
    const read = await readCase(supervisor, stage.reference);
    const hold = { basis: "suit", reason: "公益诉讼已立案。", placedBy: officer.name, lifted: null };
    expect(read).toMatchObject({ view: { litigation: [hold] } });
    const filter = readQueueFilter(new URLSearchParams("only=litigation"));
    const found = await listQueue(supervisor, { filter });
    const rows = found.ok ? found.rows.filter(({ reference }) => reference === stage.reference) : [];
    expect(rows.map(({ desk }) => desk.litigation)).toEqual([true, true]);
    expect(await entries("litigation.placed")).toHaveLength(1);
  });

  it("G5 takes one person: a second click places nothing, a second matter gets a hold of its own", async () => {
    const form = placing(stage.reference);
    await placeLitigationHold(officer, form);
    await placeLitigationHold(officer, form);
    expect(await inForce()).toBe(1);
    await placedHold(supervisor, stage.reference);
    expect(await inForce()).toBe(2);
  });

  it.each(ROLES)("G5 SEC-05 %s: may place one?", async (role) => {
    const placed = await placeLitigationHold(await staffForTest(role), placing(stage.reference));
    expect(placed.ok).toBe(["case_officer", "supervisor"].includes(role));
  });

  it.each([
    ["basis", "", "basis_missing"],
    ["reason", "  ", "reason_missing"],
    ["matter", "号".repeat(201), "matter_too_long"],
  ])("G5 says what is wrong with %s", async (field, text, problem) => {
    const placed = await placeLitigationHold(officer, { ...placing(stage.reference), [field]: text });
    expect(placed).toEqual({ ok: false, reason: "fields", problems: { [field]: problem } });
  });
});

describe("C18 SEC-09 letting it go", () => {
  it("C18 takes a second person, and is done with their word", async () => {
    const hold = await placedHold(officer, stage.reference);
    const id = await askedLift(officer, stage.reference, hold);
    expect(await inForce()).toBe(1);
    expect(await readLitigation(officer, stage.reference)).toMatchObject({ holds: [{ waiting: { id } }] });
    expect(await readApproval(supervisor, id)).toMatchObject({ hold: { basis: "suit" }, moves: ["approve", "refuse"] });
    expect(await approve(supervisor, id)).toEqual({ ok: true });
    expect(await readApproval(supervisor, id)).toMatchObject({ standing: "done" });
    const lifted = { askedBy: officer.name, approvedBy: supervisor.name };
    expect(await readLitigation(officer, stage.reference)).toMatchObject({ holds: [{ lifted, waiting: null }] });
    expect(await entries("litigation.lifted")).toHaveLength(1);
  });

  it("C18 lifts one of two and leaves the other", async () => {
    const [first] = [await placedHold(officer, stage.reference), await placedHold(officer, stage.reference)];
    await approve(supervisor, await askedLift(officer, stage.reference, first));
    expect(await inForce()).toBe(1);
  });

  it("C18 is asked once at a time, whoever asks; refused or lifted, the answer says so", async () => {
    const hold = await placedHold(officer, stage.reference);
    const id = await askedLift(officer, stage.reference, hold);
    const more = () => askToLiftHold(supervisor, lifting(stage.reference, hold));
    expect(await more()).toEqual({ ok: false, reason: "already_asked" });
    await decideApproval(supervisor, { id, move: "refuse", words: "上诉期未满。" });
    expect(await inForce()).toBe(1);
    await approve(supervisor, await askedLift(officer, stage.reference, hold));
    expect(await more()).toEqual({ ok: false, reason: "lifted" });
  });

  it("C18 does not lift the hold of another case", async () => {
    const other = await caseForTest();
    const hold = await placedHold(officer, other.reference);
    const asked = await askToLiftHold(officer, lifting(stage.reference, hold));
    expect(asked).toEqual({ ok: false, reason: "not_found" });
  });

  type Way = (asker: Staff, id: string) => Promise<unknown>;
  const ALONE: Record<string, Way> = {
    "the same tab": (asker, id) => approve(asker, id),
    "a second tab": async (asker, id) => approve(await again(asker, ["supervisor"]), id),
    "a second role": async (asker, id) => approve(await again(asker, ["case_officer", "supervisor", "custodian"]), id),
    "somebody without the role": async (_, id) => approve(await staffForTest("case_officer"), id),
    "somebody who has just lost the role": async (_, id) => {
      const former = await staffForTest("supervisor");
      await db.staff.update({ where: { id: former.id }, data: { roles: ["reviewer"] } });
      return approve(former, id);
    },
    "somebody, after the asker has left": async (asker, id) => {
      await db.staff.update({ where: { id: asker.id }, data: { disabledAt: new Date() } });
      return approve(supervisor, id);
    },
    "somebody, after the asker lost the role": async (asker, id) => {
      await again(asker, ["reviewer"]);
      return approve(supervisor, id);
    },
    "the asker by hand in the table": (asker, id) =>
      db.approvalRequest.update({ where: { id }, data: { decision: "approved", decidedById: asker.id } }),
    "a statement by hand, without a request": async () =>
      db.litigationHold.updateMany({ where: { caseId: stage.caseId }, data: { liftedAt: new Date() } }),
    "a statement by hand, with a request that waits": async (_, id) =>
      db.litigationHold.updateMany({
        where: { caseId: stage.caseId },
        data: { liftedAt: new Date(), liftApprovalId: id },
      }),
  };
  it.each(Object.entries(ALONE))("SEC-09 is not done by %s", async (_, way) => {
    const asker = await staffForTest("supervisor");
    const hold = await placedHold(asker, stage.reference);
    const id = await askedLift(asker, stage.reference, hold);
    const done = await way(asker, id).catch(() => ({ ok: false }));
    expect(done).toMatchObject({ ok: false });
    expect(await inForce()).toBe(1);
  });
});
