import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { changeItem } from "@/lib/retention/change-item";
import { dueRecords } from "@/lib/retention/due-records";
import { moveBatch } from "@/lib/retention/move-batch";
import { proposeDisposal } from "@/lib/retention/propose-disposal";
import { proposeDisposals } from "@/lib/retention/propose-disposals";
import { readBatch, readBatches } from "@/lib/retention/read-batches";
import {
  caseOf,
  move,
  type Office,
  officeForTest,
  proposed,
  TODAY,
  yearsAgo,
} from "@/lib/retention/testing/disposal-stage";

let office: Office;
beforeEach(async () => {
  office = await officeForTest();
});

async function again({ id: staffId }: Staff, roles: string[]): Promise<Staff> {
  await db.staff.update({ where: { id: staffId }, data: { roles } });
  const now = new Date();
  const times = { startedAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
  const { id: sid } = await db.staffSession.create({ data: { staffId, authVersion: 0, ...times, deviceName: "Tab" } });
  const staff = await staffFromSession({ sid, authVersion: 0 }, now);
  if (!staff) throw new Error("no second tab");
  return staff;
}

const decisionOf = async (id: string) => (await db.disposalBatch.findUniqueOrThrow({ where: { id } })).decision;
const keep = { months: "12", reason: "同一店铺的新案正在调查。" };

describe("G4 from proposal to approval", () => {
  it("G4 the worker proposes once what is due; staff are told when nothing is", async () => {
    const { caseId } = await caseOf(office, yearsAgo(5));
    expect(await proposeDisposals(TODAY)).toBeGreaterThanOrEqual(1);
    expect(await proposeDisposals(TODAY)).toBe(0);
    const [batch] = await readBatches(office.first);
    expect(batch).toMatchObject({ number: 1, proposedBy: null, standing: "proposed" });
    const items = (await readBatch(office.first, batch?.id ?? ""))?.items ?? [];
    expect(items.map(({ ruleId, ruleVersion }) => `${ruleId}@${ruleVersion}`)).toEqual(["case_content@2026-11"]);
    expect(await db.case.count({ where: { id: caseId } })).toBe(1);
    expect(await proposeDisposal(office.first, TODAY)).toEqual({ ok: false, reason: "nothing_due" });
  });

  it("C18 what one person keeps for longer stays, once another has approved, and is not proposed until then", async () => {
    const [kept] = [await caseOf(office, yearsAgo(5)), await caseOf(office, yearsAgo(4))];
    const id = await proposed(office);
    const item = await db.disposalItem.findFirstOrThrow({ where: { batchId: id, caseId: kept.caseId } });
    expect(await changeItem(office.first, { batch: id, item: item.id, ...keep }, TODAY)).toEqual({ ok: true });
    await move(office.second, id, "review");
    expect(await move(office.first, id, "approve")).toEqual({ ok: false, reason: "own_review" });
    const third = await staffOfForTest(office.organisationId, "supervisor");
    expect(await move(third, id, "approve")).toEqual({ ok: true });
    const due = async (at: Date) => (await dueRecords(db, { organisationId: office.organisationId, at }, 9)).length;
    expect(await due(TODAY)).toBe(0);
    expect(await due(new Date("2032-03-15T15:00:00Z"))).toBe(0);
    expect(await due(new Date("2032-03-15T16:00:00Z"))).toBe(1);
  });

  it("G4 an item comes back into the batch; a refused batch lets everything be proposed anew", async () => {
    await caseOf(office, yearsAgo(5));
    const id = await proposed(office);
    const { id: item } = await db.disposalItem.findFirstOrThrow({ where: { batchId: id } });
    await changeItem(office.first, { batch: id, item, ...keep }, TODAY);
    await changeItem(office.first, { batch: id, item }, TODAY);
    expect((await readBatch(office.first, id))?.items).toMatchObject([{ kept: null }]);
    expect(await move(office.second, id, "refuse")).toEqual({ ok: false, reason: "words_missing" });
    expect(await move(office.second, id, "refuse", "先核对档案。")).toEqual({ ok: true });
    expect(await proposeDisposal(office.first, TODAY)).toMatchObject({ ok: true });
  });

  it.each([
    [{ months: "", reason: "x" }, { months: "months_missing" }],
    [{ months: "12", reason: " " }, { reason: "reason_missing" }],
  ])("G4 says what is missing: %j", async (typed, problems) => {
    await caseOf(office, yearsAgo(5));
    const id = await proposed(office);
    const { id: item } = await db.disposalItem.findFirstOrThrow({ where: { batchId: id } });
    expect(await changeItem(office.first, { batch: id, item, ...typed })).toEqual({
      ok: false,
      reason: "fields",
      problems,
    });
  });

  it("G4 what has changed since the page was made is not said to be looked through", async () => {
    await caseOf(office, yearsAgo(5));
    const id = await proposed(office);
    const { id: item } = await db.disposalItem.findFirstOrThrow({ where: { batchId: id } });
    await changeItem(office.second, { batch: id, item, ...keep }, TODAY);
    const seen = { id, move: "review", version: "0", words: "" } as const;
    expect(await moveBatch(office.first, seen)).toEqual({ ok: false, reason: "stale" });
  });

  it("SEC-06 a batch of another organisation is answered like none", async () => {
    await caseOf(office, yearsAgo(5));
    const id = await proposed(office);
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await readBatch(stranger, id)).toBeNull();
    expect(await move(stranger, id, "review")).toEqual({ ok: false, reason: "not_found" });
  });
});

it.each(["40P01", "40001"])("what two kept each other from, in a raw query, is tried again: %s", async (code) => {
  let tries = 0;
  const work = (tx: Tx) => {
    const raised = `DO $$ BEGIN RAISE EXCEPTION 'theirs' USING ERRCODE = '${code}'; END $$`;
    return ++tries === 1 ? tx.$executeRawUnsafe(raised) : Promise.resolve(0);
  };
  expect([await inTransaction(work), tries]).toEqual([0, 2]);
});

describe("SEC-09 one person alone", () => {
  type Way = (id: string) => Promise<unknown>;
  const ALONE: Record<string, Way> = {
    "in the same tab": (id) => move(office.first, id, "approve"),
    "in a second tab": async (id) => move(await again(office.first, ["supervisor"]), id, "approve"),
    "with a second role": async (id) => move(await again(office.first, ["supervisor", "custodian"]), id, "approve"),
    "who has just lost the role": async (id) => {
      await db.staff.update({ where: { id: office.second.id }, data: { roles: ["reviewer"] } });
      return move(office.second, id, "approve");
    },
    "after the reviewer has left": async (id) => {
      await db.staff.update({ where: { id: office.first.id }, data: { disabledAt: new Date() } });
      return move(office.second, id, "approve");
    },
    "by a statement": (id) =>
      db.disposalBatch.update({ where: { id }, data: { decision: "approved", decidedById: office.first.id } }),
    "by a statement about the review": (id) =>
      db.disposalBatch.update({ where: { id }, data: { reviewedById: office.second.id } }),
    "by one more item after the review": (batchId) =>
      db.disposalItem.updateMany({ where: { batchId }, data: { takenOutAt: null, keepUntil: TODAY } }),
  };
  it.each(Object.entries(ALONE))("SEC-09 C18 cannot dispose of anything %s", async (_, way) => {
    await caseOf(office, yearsAgo(5));
    const id = await proposed(office);
    await move(office.first, id, "review");
    const done = await way(id).catch(() => ({ ok: false }));
    expect(done).toMatchObject({ ok: false });
    expect(await decisionOf(id)).toBeNull();
  });

  it.each(ROLES)("SEC-05 %s: may review, may approve?", async (role) => {
    await caseOf(office, yearsAgo(5));
    const id = await proposed(office);
    const reviewed = await move(await staffOfForTest(office.organisationId, role), id, "review");
    if (!reviewed.ok) await move(office.first, id, "review");
    const approved = await move(await staffOfForTest(office.organisationId, role), id, "approve");
    expect([reviewed.ok, approved.ok]).toEqual(role === "supervisor" ? [true, true] : [false, false]);
  });

  it("SEC-09 the database disposes of nothing that two people have not agreed to, and of nothing on the side", async () => {
    const { caseId } = await caseOf(office, yearsAgo(5));
    const id = await proposed(office);
    const { id: item } = await db.disposalItem.findFirstOrThrow({ where: { batchId: id } });
    await expect(db.$executeRaw`SELECT dispose_of_case(${item}::uuid)`).rejects.toThrow();
    await expect(db.caseEvent.deleteMany({ where: { caseId } })).rejects.toThrow(/permission denied/);
    await move(office.first, id, "review");
    await move(office.second, id, "approve");
    await expect(db.$executeRaw`SELECT dispose_of_case(${item}::uuid)`).rejects.toThrow(); // nothing would be left of it
    expect(await db.case.count({ where: { id: caseId } })).toBe(1);
  });
});
