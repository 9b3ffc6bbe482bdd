import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import {
  deciding,
  LATER,
  type MadeCase,
  ordered,
  outcomesOf,
  platformIn,
  readCases,
} from "@/lib/cases/bulk/bulk.fixture";
import type { BulkWish } from "@/lib/cases/bulk/bulk-wish";
import { carryOutItem } from "@/lib/cases/bulk/carry-out-item";
import { runBulkOrderNow } from "@/lib/cases/bulk/run-bulk-order";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { recordEvent } from "@/lib/cases/record-event";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db, inTransaction } from "@/lib/infra/db/client";
import { whileInsertsFail } from "@/lib/infra/testing/refuse-inserts";

let officer: Staff;
let colleague: Staff;
beforeEach(async () => {
  officer = await staffForTest("case_officer");
  colleague = await staffForTest("case_officer");
});

const verify = deciding("verify");
const hold = { kind: "hold", until: addDays(shanghaiDate(new Date()), 3), reason: "platform", note: "" } as const;

const reportsOf = (cases: readonly MadeCase[]) => cases.map(({ trackId }) => trackId("report"));
const idsOf = (cases: readonly MadeCase[]) => ({ in: cases.map(({ caseId }) => caseId) });

async function orderOf(staff: Staff, wish: BulkWish, count: number): Promise<{ orderId: string; cases: MadeCase[] }> {
  const cases = await readCases(count, staff);
  return { orderId: await ordered(staff, wish, reportsOf(cases)), cases };
}

/** Acts in the name of the order, by the record of the cases. */
function actsOf(orderId: string) {
  return db.caseEvent.findMany({ where: { data: { path: ["order"], equals: orderId } } });
}

describe("C12 what changes between order and work", () => {
  type Change = (made: MadeCase) => Promise<unknown>;
  const CHANGES: readonly [string, Change, string][] = [
    [
      "a colleague decided on it",
      async ({ reference }) => {
        await claimCase(colleague, reference);
        await decideCase(colleague, { reference, track: "report", version: 0, action: "verify" });
      },
      "changed",
    ],
    [
      "the reporter sent something",
      ({ caseId }) => {
        const event = { caseId, kind: "message_from_reporter", actor: { kind: "reporter" }, told: true } as const;
        return inTransaction((tx) => recordEvent(tx, { ...event, at: new Date() }));
      },
      "changed",
    ],
    ["a colleague took it", ({ reference }) => claimCase(colleague, reference), "taken"],
    [
      "whoever ordered stepped back",
      ({ reference }) => {
        const said = { ground: "direct_interest", reason: "持股。", substituteId: "", onceKey: "0123456789abcdef" };
        return declareRecusal(officer, { ...said, reference, staffId: officer.id });
      },
      "recused",
    ],
  ];

  it.each(CHANGES)("%s: that case is left alone, the others are done", async (_, change, reason) => {
    const { orderId, cases } = await orderOf(officer, verify, 3);
    const [, second] = cases;
    if (second) await change(second);
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    expect(await outcomesOf(orderId)).toEqual(["done", reason, "done"]);
    expect(await actsOf(orderId)).toHaveLength(2);
  });

  it("a case that others only pass on is decided all the same", async () => {
    const { orderId, cases } = await orderOf(officer, verify, 1);
    await assignCase(colleague, { reference: cases[0]?.reference ?? "", to: colleague.id, seen: "" });
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    expect(await outcomesOf(orderId)).toEqual(["done"]);
  });

  it.each([
    ["lost the role", { roles: ["auditor"] as Role[] }],
    ["left", { disabledAt: new Date() }],
  ])("whoever ordered has %s: nothing is done in their name", async (_, change) => {
    const { orderId } = await orderOf(officer, verify, 2);
    await db.staff.update({ where: { id: officer.id }, data: change });
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    expect(await outcomesOf(orderId)).toEqual(["not_permitted", "not_permitted"]);
    expect(await actsOf(orderId)).toEqual([]);
  });
});

describe("C12 what else is ordered", () => {
  it("lays tracks aside, and gives cases to a colleague", async () => {
    const held = await orderOf(officer, hold, 2);
    await runBulkOrderNow({ orderId: held.orderId, platformIn }, LATER());
    expect(await outcomesOf(held.orderId)).toEqual(["done", "done"]);
    expect(await db.trackHold.count({ where: { track: { caseId: idsOf(held.cases) } } })).toBe(2);
    const given = await orderOf(await staffForTest("supervisor"), { kind: "assign", to: colleague.id }, 2);
    await runBulkOrderNow({ orderId: given.orderId, platformIn }, LATER());
    expect(await outcomesOf(given.orderId)).toEqual(["done", "done"]);
    const rows = await db.caseAssignment.findMany({ where: { caseId: idsOf(given.cases), endedAt: null } });
    expect(rows.map(({ toId }) => toId)).toEqual([colleague.id, colleague.id]);
    for (const [action, { orderId }] of Object.entries({ "case.held": held, "case.assigned": given })) {
      const entries = await db.auditEntry.findMany({ where: { payload: { contains: orderId } } });
      expect(entries.filter(({ payload }) => payload.includes(`"${action}"`))).toHaveLength(2);
    }
  });

  it("does not call its own what somebody else has done meanwhile", async () => {
    const supervisor = await staffForTest("supervisor");
    const { orderId, cases } = await orderOf(supervisor, { kind: "assign", to: colleague.id }, 1);
    await assignCase(colleague, { reference: cases[0]?.reference ?? "", to: colleague.id, seen: "" });
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    expect(await outcomesOf(orderId)).toEqual(["already_so"]);
  });

  it("gives back what was taken for it, and leaves in hand what was in hand", async () => {
    const { orderId, cases } = await orderOf(officer, verify, 2);
    const [first, second] = cases;
    if (!first || !second) return;
    await claimCase(officer, first.reference);
    for (const { caseId } of cases) await db.track.updateMany({ where: { caseId }, data: { version: 9 } });
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    expect(await outcomesOf(orderId)).toEqual(["changed", "changed"]);
    const rows = await db.case.findMany({ where: { id: idsOf(cases) }, orderBy: { id: "asc" } });
    expect(rows.map(({ claimedById }) => claimedById)).toEqual([officer.id, null]);
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: orderId } } });
    const taken = entries.filter(({ payload }) => payload.includes(second.caseId) && /case\.\w+ed"/.test(payload));
    expect(taken.map(({ payload }) => JSON.parse(payload).action).toSorted()).toEqual([
      "case.claimed",
      "case.released",
    ]);
  });
});

describe("C12 a worker that dies, and two that meet", () => {
  it.each([
    ["a decision", verify],
    ["a hold", hold],
    ["an assignment", { kind: "assign", to: "" }],
  ] as const)("%s that nobody noted is not made again", async (_, wish) => {
    const mine = wish.kind === "assign" ? { ...wish, to: officer.id } : wish;
    const { orderId } = await orderOf(officer, mine, 1);
    const { seenAt } = await db.bulkOrder.findUniqueOrThrow({ where: { id: orderId } });
    const row = await db.bulkItem.findFirstOrThrow({ where: { orderId }, include: { case: true } });
    const inHand = {
      order: { id: orderId, wish: mine, seenAt },
      item: { ...row, reference: row.case.reference },
      platformIn,
    };
    expect(await carryOutItem(officer, { ...inHand, at: LATER() })).toBeNull();
    expect(await carryOutItem(officer, { ...inHand, at: LATER() })).toBeNull();
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    expect(await outcomesOf(orderId)).toEqual(["done"]);
    expect(await actsOf(orderId)).toHaveLength(1);
  });

  it("a case at which everything fails is given up, and the others get their turn", async () => {
    const { orderId } = await orderOf(officer, verify, 2);
    const run = () => runBulkOrderNow({ orderId, platformIn }, LATER());
    await whileInsertsFail("decision", async () => {
      for (let n = 0; n < 3; n++) await expect(run()).rejects.toThrow();
    });
    await run();
    expect(await outcomesOf(orderId)).toEqual(["failed", "done"]);
  });

  it("every item is done once, and so many decisions are there as items done", async () => {
    const { orderId, cases } = await orderOf(officer, verify, 27);
    for (const { reference } of cases.slice(0, 3)) await claimCase(colleague, reference);
    const at = LATER();
    await Promise.all([runBulkOrderNow({ orderId, platformIn }, at), runBulkOrderNow({ orderId, platformIn }, at)]);
    while ((await outcomesOf(orderId)).includes("open")) await runBulkOrderNow({ orderId, platformIn }, at);
    await runBulkOrderNow({ orderId, platformIn }, at);
    const outcomes = await outcomesOf(orderId);
    expect(outcomes.filter((one) => one === "taken")).toHaveLength(3);
    const done = outcomes.filter((one) => one === "done").length;
    const decided = await db.decision.groupBy({ by: ["caseId"], where: { caseId: idsOf(cases) }, _count: true });
    expect([done, decided.length, Math.max(...decided.map(({ _count }) => _count))]).toEqual([24, 24, 1]);
    expect((await db.bulkOrder.findUniqueOrThrow({ where: { id: orderId } })).finishedAt).toEqual(at);
  });
});
