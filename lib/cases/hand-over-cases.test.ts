import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { handOverCases } from "@/lib/cases/hand-over-cases";
import { listColleagues } from "@/lib/cases/list-colleagues";
import { db } from "@/lib/infra/db/client";

let [leaving, staying, supervisor]: [Staff, Staff, Staff] = [] as never;
beforeEach(async () => {
  leaving = await staffForTest("reviewer");
  staying = await staffForTest("reviewer");
  supervisor = await staffForTest("supervisor");
});

async function assigned(count: number) {
  const cases = [];
  for (let made = 0; made < count; made += 1) cases.push(await caseForTest({ tracks: ["report"] }));
  for (const { reference } of cases) await assignCase(supervisor, { reference, to: leaving.id, seen: "" });
  return cases;
}
const hand = (seen: number, staff = supervisor) => handOverCases(staff, { from: leaving.id, to: staying.id, seen });
async function countOf(person: Staff): Promise<number | undefined> {
  const listed = await listColleagues(supervisor);
  return listed.ok ? listed.colleagues.find(({ id }) => id === person.id)?.cases : undefined;
}

describe("handing over all cases of a colleague", () => {
  it("moves those under way, frees what they had in hand, and keeps event and record of each", async () => {
    const cases = await assigned(3);
    const [first, , last] = cases;
    await claimCase(leaving, first?.reference ?? "");
    await db.track.updateMany({ where: { caseId: last?.caseId ?? "" }, data: { open: false } });
    expect(await countOf(leaving)).toBe(2);
    expect(await hand(2)).toEqual({ ok: true, moved: 2, left: 0 });
    expect([await countOf(leaving), await countOf(staying)]).toEqual([0, 2]);
    const row = await db.case.findUniqueOrThrow({ where: { id: first?.caseId ?? "" } });
    expect(row.claimedById).toBeNull();
    const events = await db.caseEvent.findMany({ where: { caseId: row.id, kind: "assigned" }, orderBy: { id: "asc" } });
    expect(events.at(-1)?.data).toEqual({ from: leaving.id, to: staying.id });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { payload: { contains: "staff.cases_handed_over" } } });
    expect(entry.payload).toContain(staying.id);
  });

  it("asks again when the number has changed, and moves nothing", async () => {
    await assigned(2);
    expect(await hand(1)).toEqual({ ok: false, reason: "stale", now: 2 });
    expect(await countOf(leaving)).toBe(2);
  });

  it("says when a second click finds nothing left", async () => {
    await assigned(1);
    await hand(1);
    expect(await hand(1)).toEqual({ ok: false, reason: "nothing" });
  });

  it.each([
    ["has left", { disabledAt: new Date() }],
    ["has a role that takes no cases", { roles: ["auditor"] }],
  ])("C4 lists whoever %s until the last case is handed over", async (_, data) => {
    await assigned(2);
    await db.staff.update({ where: { id: leaving.id }, data, select: { id: true } });
    const listed = async () => {
      const found = await listColleagues(supervisor);
      return found.ok ? found.colleagues.find(({ id }) => id === leaving.id) : undefined;
    };
    expect(await listed()).toMatchObject({ name: leaving.name, works: false, cases: 2 });
    expect(await hand(2)).toEqual({ ok: true, moved: 2, left: 0 });
    expect(await listed()).toBeUndefined();
    expect(await countOf(staying)).toBe(2);
  });

  it("SEC-06 lists nobody of another office, whoever's cases are there", async () => {
    const office = await organisationForTest();
    const [head, gone] = [await staffOfForTest(office, "supervisor"), await staffOfForTest(office, "reviewer")];
    const { reference } = await caseForTest({ tracks: ["report"], organisationId: office });
    expect(await assignCase(head, { reference, to: gone.id, seen: "" })).toEqual({ ok: true });
    await db.staff.update({ where: { id: gone.id }, data: { disabledAt: new Date() }, select: { id: true } });
    expect(await countOf(gone)).toBeUndefined();
    expect(await listColleagues(head)).toMatchObject({ colleagues: [{ id: head.id }, { id: gone.id, works: false }] });
  });

  it("SEC-05 is a supervisor's, to another colleague who works here", async () => {
    await assigned(1);
    expect(await hand(1, leaving)).toEqual({ ok: false, reason: "not_permitted" });
    const to = (id: string) => handOverCases(supervisor, { from: leaving.id, to: id, seen: 1 });
    expect(await to(leaving.id)).toEqual({ ok: false, reason: "same_person" });
    expect(await to((await staffForTest("auditor")).id)).toEqual({ ok: false, reason: "colleague_unknown" });
    expect(await countOf(leaving)).toBe(1);
  });
});
