import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { drafted, listFor, ticked } from "@/lib/cases/checklists/list.fixture";
import { moveChecklist } from "@/lib/cases/checklists/move-checklist";
import { readChecklist } from "@/lib/cases/checklists/read-checklist";
import { saveChecklist } from "@/lib/cases/checklists/save-checklist";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { db } from "@/lib/infra/db/client";

let [supervisor, officer]: Staff[] = [] as never;
let [office, reference, caseId]: [string, string, string] = ["", "", ""];

/** A case of this office, about a cashback card. */
async function aCase(): Promise<{ reference: string; caseId: string }> {
  const made = await caseForTest({ facts: { what: { kind: "cashback_card" } } });
  await db.case.update({ where: { id: made.caseId }, data: { organisationId: office } });
  return made;
}

beforeEach(async () => {
  office = await organisationForTest();
  supervisor = await staffOfForTest(office, "supervisor");
  officer = await staffOfForTest(office, "case_officer");
  ({ reference, caseId } = await aCase());
});

const person = (one: Staff | undefined): Staff => one ?? expect.fail("nobody there");
const save = (...args: Parameters<typeof drafted>) =>
  saveChecklist(person(supervisor), "cashback_card", drafted(...args));

describe("C11 answers", () => {
  test("C11 an item is done, does not apply with a reason, or is open again: each with who and when", async () => {
    const by = person(officer);
    expect(await ticked(by, reference, { note: "见第 2 张" })).toEqual({ ok: true });
    expect(await ticked(by, reference, { state: "not_applicable" })).toMatchObject({ reason: "reason_missing" });
    expect((await listFor(by, reference)).checks[0]).toMatchObject({
      state: "done",
      said: { by: by.name, note: "见第 2 张" },
    });
    expect(await ticked(by, reference, { state: "not_applicable", note: "线下门店" })).toEqual({ ok: true });
    expect(await ticked(by, reference, { state: "open" })).toEqual({ ok: true });
    expect((await listFor(by, reference)).checks[0]?.state).toBe("open");
    const events = await db.caseEvent.findMany({ where: { caseId, kind: "check_answered" }, orderBy: { id: "asc" } });
    const states = events.map(({ data, told }) => [(data as { state: string }).state, told]);
    expect(states).toEqual([
      ["done", false],
      ["not_applicable", false],
      ["open", false],
    ]);
    const audited = { AND: [{ payload: { contains: caseId } }, { payload: { contains: "checklist.answered" } }] };
    expect(await db.auditEntry.count({ where: audited })).toBe(3);
  });

  test("C11 of two people at once one is told; a second click is answered like the first", async () => {
    const form = { seen: "", onceKey: randomUUID() };
    const by = person(officer);
    expect(await Promise.all([ticked(by, reference, form), ticked(by, reference, form)])).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect(await ticked(person(supervisor), reference, { seen: "" })).toEqual({ ok: false, reason: "stale" });
    expect(await db.checklistAnswer.count({ where: { caseId } })).toBe(1);
  });

  test("C11 what is answered is never taken out of the record", async () => {
    await ticked(person(officer), reference);
    await expect(db.checklistAnswer.deleteMany({ where: { caseId } })).rejects.toThrow();
    await expect(db.checklistAnswer.updateMany({ where: { caseId }, data: { state: "open" } })).rejects.toThrow();
  });

  test.each([
    [{ item: "no-such" }, "no_such_item"],
    [{ state: "perhaps" }, "state_missing"],
    [{ note: "字".repeat(501) }, "too_long"],
    [{ onceKey: "short" }, "unreadable"],
  ])("C11 %j is refused: %s", async (over, reason) => {
    expect(await ticked(person(officer), reference, over)).toEqual({ ok: false, reason });
  });

  test.each(ROLES)("C11 SEC-05 %s: may tick, may change lists?", async (role) => {
    const staff = await staffOfForTest(office, role);
    const { checks } = await listFor(person(officer), reference);
    const item = checks[0]?.key ?? "";
    const answer = { reference, item, state: "done", note: "", seen: "", onceKey: randomUUID() };
    const { answerCheck } = await import("@/lib/cases/checklists/answer-check");
    expect((await answerCheck(staff, answer)).ok).toBe(["reviewer", "case_officer", "supervisor"].includes(role));
    const saved = await saveChecklist(staff, "insider", drafted(0, {}));
    expect(saved.ok).toBe(role === "supervisor");
  });

  test("C27 whoever has stepped back ticks nothing and moves nothing", async () => {
    const by = person(officer);
    const step = { ground: "direct_interest", reason: "持有该店股份。", substituteId: "", onceKey: randomUUID() };
    await declareRecusal(by, { ...step, staffId: by.id, reference });
    expect(await ticked(by, reference)).toMatchObject({ reason: "recused" });
    expect(await moveChecklist(by, { reference, version: "0" })).toMatchObject({ reason: "recused" });
    expect(await listFor(by, reference)).toMatchObject({ recusedMe: true });
  });

  test("SEC-06 another office neither reads the list nor ticks it", async () => {
    const stranger = await staffForTest("supervisor");
    expect(await readChecklist(stranger, reference)).toEqual({ ok: false, reason: "not_found" });
  });
});

describe("C11 versions", () => {
  test("C11 a case keeps the list that it began with until somebody moves it; new cases begin with the new one", async () => {
    const by = person(officer);
    const house = await listFor(by, reference);
    await ticked(by, reference, { item: "heard" });
    const kept = house.checks.find(({ key }) => key === "heard") ?? expect.fail("no such item");
    expect(await save(0, { key: "heard", zh: kept.zh, en: kept.en }, { zh: "看过合同", en: "Contract read" })).toEqual({
      ok: true,
      version: 1,
    });
    const before = await listFor(by, reference);
    expect(before).toMatchObject({ version: 0, newest: 1 });
    expect(before.checks).toHaveLength(house.checks.length);
    expect(await listFor(by, (await aCase()).reference)).toMatchObject({ version: 1, newest: 1 });
    expect(await moveChecklist(by, { reference, version: "0" })).toEqual({ ok: false, reason: "stale" });
    expect(await moveChecklist(by, { reference, version: "1" })).toEqual({ ok: true });
    expect(await moveChecklist(by, { reference, version: "1" })).toEqual({ ok: true });
    const after = await listFor(by, reference);
    expect(after.checks.map(({ zh, state }) => [zh, state])).toEqual([
      [kept.zh, "done"],
      ["看过合同", "open"],
    ]);
    expect(await db.caseEvent.count({ where: { caseId, kind: "checklist_moved" } })).toBe(1);
  });

  test("C11 an item whose words were changed is another item: no answer is taken over to it", async () => {
    const by = person(officer);
    await save(0, { zh: "听过商家" });
    const { reference: fresh } = await aCase();
    await ticked(by, fresh);
    const key = (await listFor(by, fresh)).checks[0]?.key ?? "";
    await save(1, { key, zh: "听过商家和平台" });
    await moveChecklist(by, { reference: fresh, version: "2" });
    expect((await listFor(by, fresh)).checks).toMatchObject([{ zh: "听过商家和平台", state: "open", said: null }]);
  });

  test("C11 somebody slower is told, and a second click is answered like the first", async () => {
    const answers = (await Promise.all([save(0, { zh: "甲" }), save(0, { zh: "乙" })])).map((one) =>
      one.ok ? "saved" : one.reason,
    );
    expect(answers.toSorted()).toEqual(["saved", "stale"]);
    const won = answers[0] === "saved" ? "甲" : "乙";
    expect(await save(0, { zh: won })).toEqual({ ok: true, version: 1 });
  });

  test.each([
    [[{ zh: " " }], { reason: "words_missing", at: 0, field: "zh" }],
    [[{}, { en: "" }], { reason: "words_missing", at: 1, field: "en" }],
    [[{ whyZh: "字".repeat(301) }], { reason: "too_long", at: 0, field: "whyZh" }],
    [[], { reason: "no_items", at: null, field: null }],
    [Array(21).fill({}), { reason: "too_many_items", at: null, field: null }],
  ])("C11 a list that cannot be kept is named by its place", async (items, problem) => {
    expect(await save(0, ...items)).toEqual({ ok: false, reason: "faulty", problem });
  });

  test("C11 there is no list of an unknown kind", async () => {
    const saved = await saveChecklist(person(supervisor), "constructor", drafted(0, {}));
    expect(saved).toEqual({ ok: false, reason: "no_such_kind" });
  });
});
