import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { spanOf } from "@/lib/cases/figures/day-span";
import { liveFigures } from "@/lib/cases/figures/live-figures";
import { EVERYTHING } from "@/lib/cases/figures/part";
import { standingAfter } from "@/lib/cases/figures/standing-at";
import { listQueue } from "@/lib/cases/list-queue";
import { NO_UNIT, readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { recordPlace } from "@/lib/cases/record-place";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { addUnit } from "./add-unit";
import { closeUnit } from "./close-unit";
import { moveToUnit } from "./move-to-unit";
import { saveRules } from "./save-rules";

let organisationId: string;
let supervisor: Staff;
let food: string;
let parcels: string;
let reference: string;
let caseId: string;

beforeEach(async () => {
  organisationId = await organisationForTest();
  supervisor = await staffOfForTest(organisationId, "supervisor");
  [food, parcels] = [await aUnit("餐饮组"), await aUnit("空包组")];
  const rule = { name: "返现", behaviour: "", platform: "", region: "", words: ["返现卡"], unitId: food };
  await saveRules(supervisor, { base: 0, rules: [rule], otherwiseId: "", reason: "试", sure: "yes" });
  ({ reference, caseId } = await caseForTest({ organisationId }));
});

async function aUnit(nameZh: string): Promise<string> {
  const made = await addUnit(supervisor, { nameZh, nameEn: nameZh });
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

async function routing() {
  const read = await readCase(supervisor, reference);
  if (!read.ok || !read.view.routing) throw new Error("not an own case");
  return read.view.routing;
}

const WHY = "讲的是空包，不是返现";
const move = async (more: Partial<Parameters<typeof moveToUnit>[1]> = {}, staff = supervisor) => {
  const { seen } = await routing();
  return moveToUnit(staff, { reference, unit: parcels, reason: WHY, seen, ...more });
};

describe("C2 moving a case by hand", () => {
  it("puts it at the other desk, and keeps who did it and why beside what the rules had said", async () => {
    expect(await move()).toEqual({ ok: true });
    expect(await routing()).toMatchObject({
      unit: { nameZh: "空包组" },
      route: { number: 1, name: "返现", version: 1, cause: "opened" },
      byHand: { by: supervisor.name, reason: WHY, ruled: { nameZh: "餐饮组" } },
    });
    const row = { cause: "by_hand", unitId: parcels, byId: supervisor.id, reason: WHY, version: 1 };
    expect(await db.caseRoute.findFirst({ where: { caseId }, orderBy: { id: "desc" } })).toMatchObject(row);
    const events = await db.caseEvent.findMany({ where: { caseId, kind: "moved_to_unit" } });
    expect(events).toMatchObject([{ told: false, staffId: supervisor.id, data: { unit: parcels, before: food } }]);
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: "case.moved_to_unit" } } });
    const own = entries.filter(({ payload }) => payload.includes(caseId));
    expect(own).toHaveLength(1);
    expect(own[0]?.payload).not.toContain(WHY);
  });

  it("to nobody's desk, and from there to one", async () => {
    expect(await move({ unit: NO_UNIT })).toEqual({ ok: true });
    expect((await routing()).unit).toBeNull();
    expect(await move({ unit: food })).toEqual({ ok: true });
    expect((await routing()).byHand).toMatchObject({ ruled: { nameZh: "餐饮组" } });
  });

  it("changes nothing the second time", async () => {
    const { seen } = await routing();
    expect(await move({ seen })).toEqual({ ok: true });
    expect(await move({ seen })).toEqual({ ok: true });
    expect(await db.caseRoute.count({ where: { caseId } })).toBe(2);
  });

  it("is refused on a page that is older than another's move; of two at once one is told", async () => {
    const { seen } = await routing();
    const results = await Promise.all([move({ seen, unit: NO_UNIT }), move({ seen })]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale" });
    expect(await db.caseRoute.count({ where: { caseId } })).toBe(2);
  });

  it("stays when the rules are asked again", async () => {
    await move();
    const place = { reference, place: "shown", region: "51", address: "成都市某路 1 号" };
    expect(await recordPlace(supervisor, place)).toEqual({ ok: true });
    expect(await routing()).toMatchObject({
      unit: { nameZh: "空包组" },
      byHand: { reason: WHY },
      place: { region: "51" },
    });
  });

  it("works where no rule was ever made", async () => {
    organisationId = await organisationForTest();
    supervisor = await staffOfForTest(organisationId, "supervisor");
    parcels = await aUnit("空包组");
    ({ reference, caseId } = await caseForTest({ organisationId }));
    expect(await move({ seen: "" })).toEqual({ ok: true });
    expect(await routing()).toMatchObject({ route: null, byHand: { ruled: null } });
  });
});

describe("C2 what follows a move by hand", () => {
  it("the queue's filter and the figures, those of past days as they were", async () => {
    const yesterday = new Date(Date.now() - 86_400_000);
    ({ reference, caseId } = await caseForTest({ organisationId, at: yesterday }));
    await move();
    const queueOf = async (unit: string) => {
      const page = await listQueue(supervisor, { filter: readQueueFilter(new URLSearchParams({ unit })) });
      return page.ok ? page.rows.length : -1;
    };
    expect([await queueOf(food), await queueOf(parcels)]).toEqual([2, 2]);
    const live = await liveFigures(supervisor, { part: EVERYTHING, by: "unit", now: new Date() });
    expect([live.get(food)?.pending, live.get(parcels)?.pending]).toEqual([2, 2]);
    const today = shanghaiDate(new Date());
    const unitsOn = async (day: string) => {
      const standing = await standingAfter(spanOf(organisationId, day));
      return new Set(standing.map(({ unitId }) => unitId));
    };
    expect(await unitsOn(addDays(today, -1))).toEqual(new Set([food]));
    expect(await unitsOn(today)).toEqual(new Set([food, parcels]));
  });
});

describe("C2 a move that is refused", () => {
  it.each([
    [{ unit: "" }, "unit_missing"],
    [{ unit: "x" }, "unit_missing"],
    [{ unit: "01890a5d-ac96-774b-bcce-b302099a8057" }, "unit_unknown"],
    [{ reason: " \u200e" }, "reason_missing"],
    [{ reason: "长".repeat(301) }, "reason_too_long"],
    [{ reference: "ZP0000" }, "not_found"],
  ])("for %j", async (wrong, reason) => {
    expect(await move(wrong)).toEqual({ ok: false, reason });
    expect(await db.caseRoute.count({ where: { caseId } })).toBe(1);
  });

  it("to a desk that is closed, or another organisation's", async () => {
    await closeUnit(supervisor, parcels);
    expect(await move()).toEqual({ ok: false, reason: "unit_unknown" });
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    const theirs = await addUnit(stranger, { nameZh: "外面", nameEn: "Outside" });
    expect(await move({ unit: theirs.ok ? theirs.id : "" })).toEqual({ ok: false, reason: "unit_unknown" });
    expect(await move({}, stranger)).toEqual({ ok: false, reason: "not_found" });
  });

  it("for whoever stepped back from the case", async () => {
    const said = { ground: "direct_interest", reason: "持有该店股份。", substituteId: "", onceKey: "0123456789abcdef" };
    await declareRecusal(supervisor, { ...said, reference, staffId: supervisor.id });
    expect(await moveToUnit(supervisor, { reference, unit: parcels, reason: WHY, seen: "" })).toMatchObject({
      reason: "recused",
    });
  });

  it.each([
    ["intake", false],
    ["reviewer", false],
    ["case_officer", false],
    ["supervisor", true],
    ["auditor", false],
    ["administrator", false],
    ["custodian", false],
  ] as const satisfies readonly [Role, boolean][])("SEC-05 who may: %s %s", async (role, may) => {
    const done = await move({}, await staffOfForTest(organisationId, role));
    expect(done).toEqual(may ? { ok: true } : { ok: false, reason: "not_permitted" });
  });

  it("by the database, without who and why", async () => {
    const row = { caseId, version: 1, cause: "by_hand", at: new Date() };
    await expect(db.caseRoute.createMany({ data: [row] })).rejects.toThrow("case_route_by_hand");
  });
});
