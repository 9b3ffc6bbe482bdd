import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import {
  deciding,
  LATER,
  type MadeCase,
  ordered,
  outcomesOf,
  platformIn,
  previewed,
  readCases,
} from "@/lib/cases/bulk/bulk.fixture";
import { listBulkOrders } from "@/lib/cases/bulk/list-bulk-orders";
import { placeBulkOrder } from "@/lib/cases/bulk/place-bulk-order";
import { readBulkOrder } from "@/lib/cases/bulk/read-bulk-order";
import { runBulkOrderNow } from "@/lib/cases/bulk/run-bulk-order";
import { undoBulkOrder } from "@/lib/cases/bulk/undo-bulk-order";
import { caseForTest } from "@/lib/cases/case.fixture";
import { db } from "@/lib/infra/db/client";

let officer: Staff;
let supervisor: Staff;
let cases: MadeCase[];
let lead: MadeCase;
beforeAll(async () => {
  officer = await staffForTest("case_officer");
  supervisor = await staffForTest("supervisor");
});
beforeEach(async () => {
  lead = await caseForTest();
  cases = await readCases(3, officer, supervisor);
});

const reports = () => cases.map(({ trackId }) => trackId("report"));
const decisions = () => db.decision.findMany({ where: { caseId: { in: cases.map(({ caseId }) => caseId) } } });
const duplicates = () => {
  const words = { note: "同一批返现卡", message: "您的举报与在办的一件相同。", target: lead.reference };
  return deciding("mark_duplicate", { ground: "same_matter_open", ...words });
};
const entriesOf = async (action: string) => {
  const rows = await db.auditEntry.findMany({ where: { payload: { contains: `"${action}"` } } });
  return rows.map(({ payload }) => payload);
};

describe("C12 ABU-02 an order for a cluster", () => {
  it("does nothing for half a minute, then closes each report by a decision of its own, which names the order", async () => {
    const orderId = await ordered(officer, duplicates(), reports());
    await runBulkOrderNow({ orderId, platformIn });
    expect(await decisions()).toEqual([]);
    expect(await outcomesOf(orderId)).toEqual(["open", "open", "open"]);
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    expect(await outcomesOf(orderId)).toEqual(["done", "done", "done"]);
    expect((await decisions()).map(({ action, staffId }) => [action, staffId])).toEqual(
      cases.map(() => ["mark_duplicate", officer.id]),
    );
    const told = await db.message.count({ where: { caseId: { in: cases.map(({ caseId }) => caseId) } } });
    expect(told).toBe(3);
    const audited = (await entriesOf("case.joined")).filter((payload) => payload.includes(orderId));
    expect(audited).toHaveLength(3);
    expect((await entriesOf("case.claimed")).filter((payload) => payload.includes(orderId))).toHaveLength(3);
    const [finished] = (await entriesOf("bulk.finished")).filter((payload) => payload.includes(orderId));
    expect(JSON.parse(finished ?? "{}")).toMatchObject({ data: { done: 3, skipped: 0 }, actor: { id: officer.id } });
    const row = await db.case.findFirstOrThrow({ where: { reference: cases[0]?.reference ?? "" } });
    expect([row.joinedToId, row.claimedById]).toEqual([lead.caseId, null]);
  });

  it("is undone as a whole, and then nothing is ever sent", async () => {
    const orderId = await ordered(officer, duplicates(), reports());
    expect(await undoBulkOrder(officer, orderId)).toEqual({ ok: true });
    expect(await undoBulkOrder(officer, orderId)).toEqual({ ok: true });
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    expect(await decisions()).toEqual([]);
    expect(await readBulkOrder(officer, orderId)).toMatchObject({ order: { phase: "undone" } });
    expect((await entriesOf("bulk.undone")).filter((payload) => payload.includes(orderId))).toHaveLength(1);
  });

  it("cannot be undone once it has begun, and never is both: of undoing and work at once one wins", async () => {
    const first = await ordered(officer, duplicates(), reports());
    await runBulkOrderNow({ orderId: first, platformIn }, LATER());
    expect(await undoBulkOrder(officer, first)).toEqual({ ok: false, reason: "begun" });
    cases = await readCases(1, officer);
    const orderId = await ordered(officer, duplicates(), reports());
    const [undone] = await Promise.all([
      undoBulkOrder(officer, orderId),
      runBulkOrderNow({ orderId, platformIn }, LATER()),
    ]);
    expect(await decisions()).toHaveLength(undone.ok ? 0 : 1);
  });

  it("is answered once, however often its form is sent", async () => {
    const { rows, seenAt } = await previewed(officer, duplicates(), reports());
    const form = { wish: duplicates(), rows, seenAt, onceKey: randomUUID(), platformIn };
    const both = await Promise.all([placeBulkOrder(officer, form), placeBulkOrder(officer, form)]);
    const third = await placeBulkOrder(officer, form);
    expect(new Set([...both, third].map((one) => one.ok && one.orderId)).size).toBe(1);
    expect(await db.bulkOrder.count({ where: { onceKey: form.onceKey } })).toBe(1);
  });

  it("keeps words out of the audit record and the table of jobs", async () => {
    const orderId = await ordered(officer, duplicates(), reports());
    const audited = (await entriesOf("bulk.ordered")).filter((payload) => payload.includes(orderId));
    expect(audited).toHaveLength(1);
    expect(audited.join()).not.toContain("返现");
    const jobs = await db.$queryRaw<{ data: unknown }[]>`SELECT data FROM pgboss.job WHERE name = 'run-bulk-order'`;
    expect(jobs.map(({ data }) => data)).toContainEqual({ orderId });
  });
});

describe("C12 who sees an order", () => {
  it("whoever gave it, supervisors and auditors of the same office, and nobody else", async () => {
    const orderId = await ordered(officer, duplicates(), reports());
    const auditor = await staffForTest("auditor");
    const colleague = await staffForTest("case_officer");
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor", "auditor");
    const sees = async (staff: Staff) => (await readBulkOrder(staff, orderId)).ok;
    const lists = async (staff: Staff) => {
      const found = await listBulkOrders(staff);
      return found.ok && found.orders.some(({ id }) => id === orderId);
    };
    for (const staff of [officer, supervisor, auditor])
      expect([await sees(staff), await lists(staff)]).toEqual([true, true]);
    for (const staff of [colleague, stranger]) expect([await sees(staff), await lists(staff)]).toEqual([false, false]);
    expect(await undoBulkOrder(supervisor, orderId)).toEqual({ ok: false, reason: "not_found" });
    expect(await undoBulkOrder(auditor, orderId)).toEqual({ ok: false, reason: "not_permitted" });
    expect(await readBulkOrder(officer, "x")).toEqual({ ok: false, reason: "not_found" });
  });
});
