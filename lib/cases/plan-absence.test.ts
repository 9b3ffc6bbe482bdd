import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { endAbsence } from "@/lib/cases/end-absence";
import { listColleagues } from "@/lib/cases/list-colleagues";
import { listQueue } from "@/lib/cases/list-queue";
import { planAbsence } from "@/lib/cases/plan-absence";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { isWorkable } from "@/lib/cases/workable";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

const NOW = new Date("2026-03-05T02:00:00Z");
const day = (days: number) => addDays(shanghaiDate(NOW), days);
const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
let [away, substitute, supervisor]: [Staff, Staff, Staff] = [] as never;

beforeEach(async () => {
  away = await staffForTest("reviewer");
  substitute = await staffForTest("case_officer");
  supervisor = await staffForTest("supervisor");
});

const plan = (staff: Staff, more: object = {}) => {
  const span = { first: day(1), last: day(3) };
  return planAbsence(staff, { staffId: away.id, substituteId: substitute.id, ...span, ...more }, NOW);
};
async function mineAt(staff: Staff, when: Date) {
  const found = await listQueue(staff, { filter: readQueueFilter(new URLSearchParams("mine=1")) }, when);
  return found.ok ? found.rows : [];
}

describe("an absence", () => {
  it("shows the cases of whoever is away to whoever stands in, in those days only", async () => {
    const { reference } = await caseForTest({ tracks: ["report"], at: NOW });
    await assignCase(supervisor, { reference, to: away.id, seen: "" }, NOW);
    expect(await plan(away)).toEqual({ ok: true });
    const seen = await Promise.all([0, 2, 4].map(async (days) => (await mineAt(substitute, at(days))).length));
    expect(seen).toEqual([0, 1, 0]);
    const [row] = await mineAt(substitute, at(2));
    expect(row?.desk.assignedTo).toMatchObject({ id: away.id, own: true });
    expect(row && isWorkable(substitute, row)).toBe(true);
    expect(await mineAt(away, at(2))).toHaveLength(1);
    const read = await readCase(supervisor, reference, at(2));
    expect(read).toMatchObject({ view: { desk: { assignment: { standIn: { name: substitute.name } } } } });
  });

  it("ends early when asked, once, and stands in the record", async () => {
    await plan(supervisor);
    const { id } = await db.absence.findFirstOrThrow({ where: { staffId: away.id } });
    expect([await endAbsence(away, id, at(2)), await endAbsence(away, id, at(2))]).toEqual([
      { ok: true },
      { ok: true },
    ]);
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: away.id } } });
    const actions = entries.map(({ payload }) => /staff\.absence_\w+/.exec(payload)?.[0]).filter(Boolean);
    expect(actions.toSorted()).toEqual(["staff.absence_ended", "staff.absence_planned"]);
    expect(await listColleagues(supervisor, at(2))).toMatchObject({ ok: true });
  });

  it("is noted once for two clicks, and never over another", async () => {
    expect(await Promise.all([plan(away), plan(away)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await plan(away, { last: day(9) })).toEqual({ ok: false, reason: "overlaps" });
    expect(await db.absence.count({ where: { staffId: away.id } })).toBe(1);
    const listed = await listColleagues(away, NOW);
    const own = listed.ok ? listed.colleagues.find(({ id }) => id === away.id) : undefined;
    expect(own?.away).toMatchObject([{ substitute: substitute.name, now: false }]);
  });

  it("is shown with whoever stands in, also when they have left since", async () => {
    await plan(away);
    await db.staff.update({ where: { id: substitute.id }, data: { disabledAt: NOW }, select: { id: true } });
    const listed = await listColleagues(away, NOW);
    const own = listed.ok ? listed.colleagues.find(({ id }) => id === away.id) : undefined;
    expect(own?.away).toMatchObject([{ substitute: substitute.name }]);
  });

  it("is not stood in for by somebody who is away, too", async () => {
    const third = await staffForTest("reviewer");
    await planAbsence(substitute, { staffId: substitute.id, substituteId: third.id, first: day(3), last: day(4) }, NOW);
    expect(await plan(away)).toEqual({ ok: false, reason: "substitute_away" });
  });

  it.each([
    ["a day before", 0, 0, { ok: true }],
    ["over its first day", 0, 1, { ok: false, reason: "stands_in" }],
    ["within it", 2, 2, { ok: false, reason: "stands_in" }],
    ["over its last day", 3, 9, { ok: false, reason: "stands_in" }],
    ["a day after", 4, 9, { ok: true }],
  ])("does not take whoever stands in for somebody away from them: %s", async (_, first, last, result) => {
    const third = await staffForTest("reviewer");
    expect(await plan(away)).toEqual({ ok: true });
    const own = { staffId: substitute.id, substituteId: third.id, first: day(first), last: day(last) };
    expect(await plan(substitute, own)).toEqual(result);
    const { id } = await db.absence.findFirstOrThrow({ where: { staffId: away.id } });
    expect(await endAbsence(supervisor, id, NOW)).toEqual({ ok: true });
    expect(await plan(supervisor, { substituteId: third.id })).toEqual({ ok: true });
    expect(await plan(substitute, own)).toEqual({ ok: true });
  });

  it("of somebody who has left stays listed, so that a supervisor can end it", async () => {
    await plan(away);
    await db.staff.update({ where: { id: away.id }, data: { disabledAt: NOW }, select: { id: true } });
    const listed = await listColleagues(supervisor, NOW);
    const row = listed.ok ? listed.colleagues.find(({ id }) => id === away.id) : undefined;
    expect(row).toMatchObject({ works: false, cases: 0, away: [{ substitute: substitute.name }] });
    const own = { staffId: substitute.id, substituteId: supervisor.id };
    expect(await plan(substitute, own)).toEqual({ ok: false, reason: "stands_in" });
    expect(await endAbsence(supervisor, row?.away[0]?.id ?? "", NOW)).toEqual({ ok: true });
    expect(await plan(substitute, own)).toEqual({ ok: true });
  });

  it("REL-11 leaves nobody's cases to nobody when two name each other at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await staffForTest("reviewer"), await staffForTest("reviewer")];
      const both = await Promise.all([
        plan(one, { staffId: one.id, substituteId: other.id }),
        plan(other, { staffId: other.id, substituteId: one.id }),
      ]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both).toContainEqual({ ok: false, reason: "stands_in" });
    }
  });

  it("SEC-05 SEC-06 is one's own to say, or a supervisor's, and stays in the office", async () => {
    expect(await plan(substitute)).toEqual({ ok: false, reason: "not_permitted" });
    expect(await plan(await staffForTest("intake"))).toEqual({ ok: false, reason: "not_permitted" });
    expect(await plan(away, { substituteId: away.id })).toEqual({ ok: false, reason: "same_person" });
    expect(await plan(away, { first: "" })).toEqual({ ok: false, reason: "date_unknown" });
    const elsewhere = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await plan(away, { substituteId: elsewhere.id })).toEqual({ ok: false, reason: "colleague_unknown" });
    await plan(away);
    const { id } = await db.absence.findFirstOrThrow({ where: { staffId: away.id } });
    expect(await endAbsence(elsewhere, id)).toEqual({ ok: false, reason: "not_found" });
    expect(await endAbsence(substitute, id)).toEqual({ ok: false, reason: "not_permitted" });
    expect(await endAbsence(away, "x")).toEqual({ ok: false, reason: "not_found" });
  });
});
