import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { listQueue } from "@/lib/cases/list-queue";
import { openCase } from "@/lib/cases/open-case";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { recordPlace } from "@/lib/cases/record-place";
import { db, inTransaction } from "@/lib/infra/db/client";
import { addExample } from "./add-example";
import { addUnit } from "./add-unit";
import { closeUnit } from "./close-unit";
import { holdOpenUnits } from "./hold-units";
import { readRules } from "./read-rules";
import { recommendGrounds } from "./recommend-grounds";
import { removeExample } from "./remove-example";
import { saveRules } from "./save-rules";
import type { RulesDraft } from "./schema";
import { suggestedGrounds } from "./suggested-grounds";
import { tryRules } from "./try-rules";

let organisationId: string;
let supervisor: Staff;
let food: string;
let parcels: string;

beforeEach(async () => {
  organisationId = await organisationForTest();
  supervisor = await staffOfForTest(organisationId, "supervisor");
  [food, parcels] = [await aUnit("餐饮组"), await aUnit("空包组")];
});

async function aUnit(nameZh: string): Promise<string> {
  const made = await addUnit(supervisor, { nameZh, nameEn: nameZh });
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

async function isClosed(id: string): Promise<boolean> {
  return (await db.unit.findUniqueOrThrow({ where: { id } })).closedAt !== null;
}

const RULE = { name: "规则", behaviour: "", platform: "", region: "", words: [] as string[] };

function draft(rules: Partial<RulesDraft["rules"][number]>[], rest: Partial<RulesDraft> = {}): RulesDraft {
  const whole = rules.map((rule) => ({ ...RULE, unitId: food, ...rule })) as RulesDraft["rules"];
  return { base: 0, rules: whole, otherwiseId: "", reason: "试", sure: "yes", ...rest } as RulesDraft;
}

async function aCase(wishes: { platform?: string; story?: string; at?: Date } = {}) {
  const { platform = "taobao", story = "包裹里有返现卡", at = new Date() } = wishes;
  return inTransaction((tx) =>
    openCase(tx, {
      organisationId,
      behaviour: "incentivised_review",
      platform,
      shopName: "某店",
      title: story,
      searchable: [story],
      tracks: ["complaint", "report"],
      at,
    }),
  );
}

async function routingOf(reference: string) {
  const read = await readCase(supervisor, reference);
  if (!read.ok || !read.view.routing) throw new Error("not an own case");
  return read.view.routing;
}

async function queueOf(unit: string): Promise<string[]> {
  const filter = readQueueFilter(new URLSearchParams({ unit }));
  const page = await listQueue(supervisor, { filter });
  return page.ok ? page.rows.map(({ reference }) => reference) : [];
}

describe("C2 opening a case", () => {
  it("leads it to the unit of the first rule that fits, and says which rule of which version it was", async () => {
    await saveRules(
      supervisor,
      draft([
        { name: "空包", words: ["空包"], unitId: parcels },
        { name: "返现", words: ["返现"] },
      ]),
    );
    const { reference } = await aCase();
    expect(await routingOf(reference)).toMatchObject({
      unit: { nameZh: "餐饮组" },
      route: { number: 2, name: "返现", version: 1, cause: "opened" },
    });
    expect(await queueOf(food)).toEqual([reference, reference]);
    expect(await queueOf(parcels)).toEqual([]);
  });

  it("says that none fitted, and finds such cases by their own filter", async () => {
    await saveRules(supervisor, draft([{ words: ["空包"] }]));
    const { reference } = await aCase();
    expect(await routingOf(reference)).toMatchObject({ unit: null, route: { number: null, version: 1 } });
    expect(await queueOf("none")).toEqual([reference, reference]);
  });

  it("keeps the rule that applied when the rules change later", async () => {
    await saveRules(supervisor, draft([{ name: "旧", words: ["返现"] }]));
    const { reference } = await aCase();
    expect(await saveRules(supervisor, draft([{ name: "新", words: ["返现"], unitId: parcels }], { base: 1 }))).toEqual(
      {
        ok: true,
        version: 2,
      },
    );
    expect(await routingOf(reference)).toMatchObject({ route: { name: "旧", version: 1 } });
  });

  it("asks the own organisation's rules and no other's", async () => {
    await saveRules(supervisor, draft([{ words: ["返现"] }]));
    const elsewhere = await organisationForTest();
    const { caseId } = await inTransaction((tx) =>
      openCase(tx, {
        organisationId: elsewhere,
        behaviour: "x",
        platform: "jd",
        shopName: "",
        title: "返现",
        searchable: [],
        tracks: ["report"],
        at: new Date(),
      }),
    );
    expect(await db.caseRoute.count({ where: { caseId } })).toBe(0);
  });
});

describe("N20 the operator's place", () => {
  it("counts as the platform's until somebody has looked, and leads the case anew when it is known", async () => {
    await saveRules(
      supervisor,
      draft([
        { name: "四川", region: "51" },
        { name: "浙江", region: "33", unitId: parcels },
      ]),
    );
    const { reference, caseId } = await aCase();
    expect(await routingOf(reference)).toMatchObject({
      route: { name: "浙江" },
      jurisdiction: { region: "33", reason: "platform_for_now", mark: "U" },
    });
    const place = { reference, place: "shown", region: "51", address: "成都市某路 1 号" };
    expect(await recordPlace(supervisor, place)).toEqual({ ok: true });
    expect(await recordPlace(supervisor, place)).toEqual({ ok: true });
    expect(await routingOf(reference)).toMatchObject({
      unit: { nameZh: "餐饮组" },
      route: { name: "四川", cause: "place_recorded" },
      jurisdiction: { region: "51", reason: "operator_place" },
    });
    expect(await db.caseRoute.count({ where: { caseId } })).toBe(2);
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: "place_recorded" } } });
    expect(entries.filter(({ payload }) => payload.includes(caseId))).toHaveLength(1);
    expect(entries.map(({ payload }) => payload).join()).not.toContain("成都");
  });

  it.each([
    [{ place: "" }, "place_missing"],
    [{ place: "shown", region: "" }, "region_missing"],
    [{ place: "shown", region: "99" }, "region_missing"],
    [{ place: "shown", region: "51", address: "路".repeat(201) }, "address_too_long"],
  ])("is refused as %j", async (wrong, reason) => {
    const { reference } = await aCase();
    const input = { region: "", address: "", ...wrong, reference };
    expect(await recordPlace(supervisor, input)).toEqual({ ok: false, reason });
  });

  it("is forgotten again when none is shown", async () => {
    const { reference } = await aCase();
    await recordPlace(supervisor, { reference, place: "shown", region: "51", address: "某路" });
    await recordPlace(supervisor, { reference, place: "not_shown", region: "51", address: "某路" });
    expect(await routingOf(reference)).toMatchObject({
      place: { found: "not_shown", region: null, address: null },
      jurisdiction: { region: "33", reason: "platform_place" },
    });
  });
});

describe("D13 D14 changing the rules", () => {
  it("is tried on the last month without changing anything", async () => {
    const month = new Date(Date.now() - 29 * 86_400_000);
    const old = new Date(Date.now() - 31 * 86_400_000);
    const [{ reference }, { reference: older }] = [await aCase({ at: month }), await aCase({ at: old })];
    await aCase({ platform: "jd" });
    const tried = await tryRules(supervisor, draft([{ platform: "taobao" }]));
    expect(tried).toMatchObject({
      ok: true,
      further: true,
      comparison: {
        looked: 3,
        unchanged: 1,
        moves: [{ from: null, to: food, count: 2, references: [reference, older] }],
      },
    });
    expect((await routingOf(reference)).unit).toBeNull();
    expect(await readRules(supervisor)).toMatchObject({ current: { version: 0 } });
  });

  it("is refused for a rule that matches everything, with the reason", async () => {
    expect(await saveRules(supervisor, draft([{}]))).toMatchObject({
      ok: false,
      reason: "rule_too_wide",
      checked: { comparison: { faults: [{ number: 1, reason: "asks_nothing" }] } },
    });
    for (let n = 0; n < 20; n++) await aCase();
    expect(await saveRules(supervisor, draft([{ words: ["返现"] }]))).toMatchObject({
      reason: "rule_too_wide",
      checked: { comparison: { faults: [{ number: 1, reason: "fits_everything" }] } },
    });
  });

  it("looks further back than a month until there are enough to tell, and no further", async () => {
    const old = new Date(Date.now() - 60 * 86_400_000);
    await aCase({ story: "别的事", at: new Date(old.getTime() - 1000) });
    for (let n = 0; n < 20; n++) await aCase({ at: n < 3 ? new Date() : old });
    const wide = draft([{ words: ["返现"] }]);
    const looked = { further: true, comparison: { looked: 20, unproven: [], faults: [{ reason: "fits_everything" }] } };
    expect(await tryRules(supervisor, wide)).toMatchObject(looked);
    expect(await saveRules(supervisor, wide)).toMatchObject({ reason: "rule_too_wide" });
  });

  it("takes a word of somebody who knows where too few cases can tell, and keeps it", async () => {
    await aCase();
    const [wide, narrow] = [{ words: ["返现"] }, { words: ["空包"] }];
    const unsure = await saveRules(supervisor, draft([narrow, wide], { sure: "" }));
    expect(unsure).toMatchObject({ reason: "unsure", checked: { comparison: { looked: 1, unproven: [2] } } });
    expect(await saveRules(supervisor, draft([narrow], { sure: "" }))).toEqual({ ok: true, version: 1 });
    expect(await saveRules(supervisor, draft([narrow, wide], { base: 1 }))).toEqual({ ok: true, version: 2 });
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: organisationId } } });
    const kept = entries.map(({ payload }) => JSON.parse(payload)).filter(({ action }) => action === "rules.changed");
    expect(kept.map(({ data }) => data.unproven).toSorted()).toEqual(["", "2"]);
  });

  it("is refused while an example of the test table fails, and staff extend the table", async () => {
    const reviewer = await staffOfForTest(organisationId, "reviewer");
    const example = { name: "空包案", behaviour: "fake_transaction", platform: "jd", region: "", words: "收到空包" };
    expect(await addExample(reviewer, { ...example, unitId: parcels })).toEqual({ ok: true });
    expect(await addExample(reviewer, { ...example, unitId: parcels })).toEqual({ ok: true });
    const wrong = await saveRules(supervisor, draft([{ words: ["空包"], unitId: food }]));
    expect(wrong).toMatchObject({
      reason: "examples_fail",
      checked: { failures: [{ got: { unitId: food, number: 1 } }] },
    });
    expect(await saveRules(supervisor, draft([{ words: ["空包"], unitId: parcels }]))).toEqual({
      ok: true,
      version: 1,
    });
    const view = await readRules(reviewer);
    const [kept] = view.ok ? view.examples : [];
    expect(await removeExample(reviewer, kept?.id ?? "")).toMatchObject({ reason: "not_permitted" });
    expect(await removeExample(supervisor, kept?.id ?? "")).toEqual({ ok: true });
    expect(await saveRules(supervisor, draft([], { base: 1 }))).toEqual({ ok: true, version: 2 });
  });

  it("keeps every version with who changed it and why; of two at once one is told", async () => {
    const other = await staffOfForTest(organisationId, "supervisor");
    const [one, two] = [draft([{ words: ["返现"] }], { reason: "一" }), draft([{ words: ["空包"] }], { reason: "二" })];
    const results = await Promise.all([saveRules(supervisor, one), saveRules(other, two)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "stale", version: 1 });
    const view = await readRules(supervisor);
    expect(view).toMatchObject({ versions: [{ version: 1, changedBy: supervisor.name, count: 1 }] });
  });

  it("answers a second click like the first, and the same form later as stale", async () => {
    const same = draft([{ words: ["返现"] }]);
    expect([await saveRules(supervisor, same), await saveRules(supervisor, same)]).toEqual([
      { ok: true, version: 1 },
      { ok: true, version: 1 },
    ]);
    expect(await saveRules(supervisor, draft([{ words: ["别的"] }]))).toMatchObject({ reason: "stale", version: 1 });
  });

  it.each([
    [{ reason: " " }, "reason_missing"],
    [{ rules: [{ ...RULE, name: "", words: ["x"], unitId: "" }] }, "name_missing"],
    [{ rules: [{ ...RULE, words: ["x"], unitId: "" }] }, "unit_unknown"],
    [{ rules: [{ ...RULE, words: ["x"], unitId: "01890a5d-ac96-774b-bcce-b302099a8057" }] }, "unit_unknown"],
    [{ otherwiseId: "01890a5d-ac96-774b-bcce-b302099a8057" }, "unit_unknown"],
    [{ rules: [{ ...RULE, region: "99", unitId: "01890a5d-ac96-774b-bcce-b302099a8057" }] }, "unreadable"],
  ])("is refused as %j", async (wrong, reason) => {
    expect(await saveRules(supervisor, draft([], wrong as Partial<RulesDraft>))).toMatchObject({ ok: false, reason });
  });

  it("is for supervisors; the others read what decides (SEC-05)", async () => {
    for (const role of ["reviewer", "case_officer", "auditor", "intake"] as const satisfies readonly Role[]) {
      const staff = await staffOfForTest(organisationId, role);
      expect((await readRules(staff)).ok).toBe(true);
      expect(await saveRules(staff, draft([]))).toEqual({ ok: false, reason: "not_permitted" });
      expect(await tryRules(staff, draft([]))).toEqual({ ok: false, reason: "not_permitted" });
      expect(await closeUnit(staff, food)).toEqual({ ok: false, reason: "not_permitted" });
    }
    expect((await readRules(await staffOfForTest(organisationId, "administrator"))).ok).toBe(false);
  });
});

describe("C2 units", () => {
  it("cannot be closed while a rule leads there, nor by another organisation", async () => {
    await saveRules(supervisor, draft([{ words: ["返现"] }]));
    expect(await closeUnit(supervisor, food)).toEqual({ ok: false, reason: "unit_in_use" });
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await closeUnit(stranger, parcels)).toEqual({ ok: false, reason: "not_found" });
    expect([await closeUnit(supervisor, parcels), await closeUnit(supervisor, parcels)]).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect(await saveRules(supervisor, draft([{ words: ["空包"], unitId: parcels }], { base: 1 }))).toMatchObject({
      reason: "unit_unknown",
    });
  });

  it("are closed, or led to by a rule or an example, but not both, however close the two come", async () => {
    const example = { name: "例", behaviour: "fake_transaction", platform: "jd", region: "", words: "返现" };
    for (let base = 0, n = 0; n < 6; n++) {
      const unitId = await aUnit(`组 ${n}`);
      const rules = draft([{ words: ["返现"], unitId }], { base });
      const [led] = await Promise.all([
        n < 3 ? saveRules(supervisor, rules) : addExample(supervisor, { ...example, words: `${n}`, unitId }),
        closeUnit(supervisor, unitId),
      ]);
      expect([led.ok, await isClosed(unitId)]).toEqual(led.ok ? [true, false] : [false, true]);
      if ("version" in led && led.ok) base = led.version;
    }
  });

  it("wait with closing for rules that are being written, and then are not closed", async () => {
    const closing = await inTransaction(async (tx) => {
      await holdOpenUnits(tx, { organisationId, ids: [food] });
      const row = {
        organisationId,
        version: 1,
        rules: [{ ...RULE, unitId: food }],
        reason: "",
        changedById: supervisor.id,
      };
      await tx.routingRules.create({ data: { ...row, changedAt: new Date() } });
      const answer = closeUnit(supervisor, food);
      await new Promise((goOn) => setTimeout(goOn, 100));
      return { answer };
    });
    expect(await closing.answer).toEqual({ ok: false, reason: "unit_in_use" });
  });

  it("have grounds that are suggested first where their cases are decided, and to nobody else", async () => {
    await saveRules(supervisor, draft([{ words: ["返现"] }]));
    const { reference } = await aCase();
    const grounds = ["not_filed.not_proven", "not_filed.gone"];
    expect(await recommendGrounds(supervisor, { unitId: food, grounds, seen: "" })).toEqual({ ok: true });
    expect((await routingOf(reference)).grounds).toEqual(["not_filed.not_proven"]);
    expect(await suggestedGrounds(supervisor, reference)).toEqual({ ok: true, grounds: ["not_filed.not_proven"] });
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await suggestedGrounds(stranger, reference)).toEqual({ ok: false, reason: "not_found" });
    expect(await recommendGrounds(stranger, { unitId: food, grounds, seen: "" })).toEqual({
      ok: false,
      reason: "not_found",
    });
  });

  it("have names of their own", async () => {
    expect(await addUnit(supervisor, { nameZh: "餐饮组", nameEn: "餐饮组" })).toEqual({ ok: true, id: food });
    expect(await addUnit(supervisor, { nameZh: "餐饮组", nameEn: "Food" })).toMatchObject({ reason: "name_taken" });
    expect(await addUnit(supervisor, { nameZh: " ", nameEn: "x" })).toMatchObject({ reason: "name_missing" });
  });
});
