import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { listSuits } from "@/lib/enforcement/list-suits";
import { type MoveSuit, moveSuit } from "@/lib/enforcement/move-suit";
import { prepareSuit } from "@/lib/enforcement/prepare-suit";
import { readSuit } from "@/lib/enforcement/read-suit";
import { suitForTest, typedStep } from "@/lib/enforcement/suit.fixture";
import { suitsOfCase } from "@/lib/enforcement/suits-of-case";
import { tellOfSuitNow } from "@/lib/enforcement/tell-of-suit";
import { writeSuit } from "@/lib/enforcement/write-suit";
import { db } from "@/lib/infra/db/client";

const today = shanghaiDate(new Date());
const NOBODYS = "00000000-0000-7000-8000-00000000000a";

let head: Staff;
let officer: Staff;
beforeEach(async () => {
  head = await staffForTest("supervisor");
  officer = await staffForTest("case_officer");
});

const preparing = (cases: string) => ({ defendant: "某文化传播公司", cases, onceKey: randomUUID() });
async function view(id: string, staff = officer) {
  const read = await readSuit(staff, id);
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}
const move = (more: Partial<MoveSuit> & Pick<MoveSuit, "id" | "move" | "version">, staff = head) =>
  moveSuit(staff, { ...typedStep(today), ...more });
const file = { move: "file", court: "某中级人民法院", number: "（2026）川01民初1号" } as const;

describe("N25 preparing a suit", () => {
  it("N25 G5 is made of one's own cases, keeps and notes it on each, and a second click leads to the same", async () => {
    const [one, other] = [await caseForTest(), await caseForTest()];
    const input = preparing(`${one.reference}\n${other.reference.toLowerCase()}，${one.reference}`);
    const begun = await Promise.all([prepareSuit(officer, input), prepareSuit(officer, input)]);
    const [first, second] = begun.map((result) => (result.ok ? result.id : result.reason));
    expect(second).toBe(first);
    expect((await view(first ?? "")).cases.map(({ reference }) => reference)).toEqual(
      [one.reference, other.reference].toSorted(),
    );
    const cases = { caseId: { in: [one.caseId, other.caseId] } };
    expect(await db.litigationHold.findMany({ where: cases })).toMatchObject([{ basis: "suit" }, { basis: "suit" }]);
    const events = { ...cases, kind: "suit_prepared" };
    expect(await db.caseEvent.findMany({ where: events })).toMatchObject([{ told: false }, { told: false }]);
    expect(await suitsOfCase(one.caseId)).toMatchObject([{ id: first, state: "prepared" }]);
    expect(await db.auditEntry.count({ where: { payload: { contains: first ?? "" } } })).toBeGreaterThanOrEqual(3);
  });

  it.each([
    [{ defendant: " " }, { defendant: "missing" }],
    [{ cases: "" }, { cases: "missing" }],
    [{ cases: "ZP26-2222-2222" }, { cases: "unknown" }],
    [{ defendant: "长".repeat(101) }, { defendant: "name_too_long" }],
  ])("N25 %j is refused with %j", async (change, problems) => {
    const { reference } = await caseForTest();
    expect(await prepareSuit(officer, { ...preparing(reference), ...change })).toMatchObject({
      reason: "fields",
      problems,
    });
  });

  it("SEC-06 another organisation's case is answered like a number never given out, and so is its suit", async () => {
    const { reference } = await caseForTest();
    const stranger = await staffOfForTest(await organisationForTest("association"), "supervisor");
    expect(await prepareSuit(stranger, preparing(reference))).toMatchObject({ problems: { cases: "unknown" } });
    const { id } = await suitForTest(officer);
    for (const staff of [stranger]) {
      expect(await readSuit(staff, id)).toEqual({ ok: false, reason: "not_found" });
      expect(await move({ id, version: 1, ...file }, staff)).toEqual({ ok: false, reason: "not_found" });
      const papers = { defendant: "x", cases: reference, claims: [], complaint: "", harm: "" };
      expect(await writeSuit(staff, { id, version: 1, ...papers })).toEqual({ ok: false, reason: "not_found" });
      expect(await listSuits(staff)).toEqual({ ok: true, suits: [] });
    }
    expect(await readSuit(officer, NOBODYS)).toEqual({ ok: false, reason: "not_found" });
  });

  it.each(ROLES)("SEC-05 N25 is for those whose role carries it: %s", async (role) => {
    const { reference } = await caseForTest();
    const done = await prepareSuit(await staffForTest(role), preparing(reference));
    expect(done.ok).toBe(["case_officer", "supervisor"].includes(role));
  });

  it("C27 whoever has stepped back from one of its cases neither begins, writes nor moves it", async () => {
    const { id, reference } = await suitForTest(officer);
    const said = { ground: "direct_interest", reason: "持股。", substituteId: "" };
    for (const staff of [officer, head]) {
      await declareRecusal(staff, { ...said, staffId: staff.id, reference, onceKey: randomUUID() });
    }
    const recused = { ok: false, reason: "recused" };
    expect(await prepareSuit(officer, preparing(reference))).toEqual(recused);
    expect(await move({ id, version: 1, ...file })).toEqual(recused);
    const { cases, ...papers } = await view(id);
    expect(await writeSuit(officer, { ...papers, claims: [], id, version: 1, cases: reference })).toEqual(recused);
    expect(await view(id, head)).toMatchObject({ recusedMe: true, moves: [], mayWrite: false });
  });
});

describe("N25 writing and filing", () => {
  it("N25 two who write at once: the second is told, and the same words again are no change", async () => {
    const { id, reference } = await suitForTest(officer);
    const papers = { defendant: "甲公司", cases: reference, claims: ["stop", "nonsense"], complaint: "一", harm: "二" };
    expect(await writeSuit(officer, { id, version: 1, ...papers })).toEqual({ ok: true });
    expect(await writeSuit(officer, { id, version: 1, ...papers })).toEqual({ ok: true });
    expect(await writeSuit(head, { id, version: 1, ...papers, harm: "三" })).toEqual({ ok: false, reason: "stale" });
    expect(await view(id)).toMatchObject({ harm: "二", claims: ["stop"], version: 2 });
  });

  it("N25 an incomplete list is refused and says what is missing; nothing is changed", async () => {
    const { reference } = await caseForTest();
    const begun = await prepareSuit(officer, preparing(reference));
    const id = begun.ok ? begun.id : "";
    expect(await move({ id, version: 0, ...file })).toEqual({
      ok: false,
      reason: "incomplete",
      missing: [
        "complaint_missing",
        "claims_missing",
        "statement_missing",
        "packet_missing",
        "consumers_missing",
        "duty_missing",
      ],
    });
    expect(await view(id)).toMatchObject({ state: "prepared", version: 0, steps: [] });
  });

  it("N25 filed once, by whoever decides in the end; what the court was given stands still", async () => {
    const { id } = await suitForTest(officer);
    expect(await move({ id, version: 1, ...file }, officer)).toEqual({ ok: false, reason: "not_permitted" });
    expect(await move({ id, version: 1, ...file, court: "", day: "2026-02-30" })).toEqual({
      ok: false,
      reason: "fields",
      problems: { court: "missing", day: "not_a_date" },
    });
    const twice = await Promise.all([move({ id, version: 1, ...file }), move({ id, version: 1, ...file })]);
    expect(twice.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(await move({ id, version: 1, ...file })).toEqual({ ok: true });
    expect(await move({ id, version: 1, move: "withdraw", words: "不再提起。" })).toEqual({
      ok: false,
      reason: "stale",
    });
    expect(await view(id)).toMatchObject({ state: "filed", version: 2, missing: [], mayWrite: false });
    expect((await view(id)).steps).toHaveLength(1);
    expect((await view(id)).steps[0]?.facts.packets).toHaveLength(1);
    await expect(db.publicInterestSuit.update({ where: { id }, data: { complaint: "别的" } })).rejects.toThrow();
    await expect(db.suitCase.deleteMany({ where: { suitId: id } })).rejects.toThrow();
    await expect(db.suitStep.updateMany({ where: { suitId: id }, data: { day: today } })).rejects.toThrow();
  });

  it("N25 no step comes before the one it follows, and a judgment says something to reporters", async () => {
    const { id, caseId } = await suitForTest(officer);
    const before = addDays(today, -1);
    expect(await move({ id, version: 1, ...file })).toEqual({ ok: true });
    expect(await move({ id, version: 2, move: "hear", day: before })).toMatchObject({ problems: { day: "too_early" } });
    expect(await move({ id, version: 2, move: "hear" }, officer)).toEqual({ ok: true });
    const decide = { id, version: 3, move: "decide", granted: ["apologise"], amount: "１,000.50" } as const;
    expect(await move(decide)).toMatchObject({ problems: { words: "missing" } });
    expect(await move({ ...decide, amount: "很多", words: "好" })).toMatchObject({
      problems: { amount: "not_an_amount" },
    });
    expect(await move({ ...decide, words: "法院支持了赔礼道歉的请求。" })).toEqual({ ok: true });
    expect((await view(id)).steps.at(-1)?.facts).toMatchObject({ granted: ["apologise"], amount: 100_050 });
    expect(await db.message.findMany({ where: { caseId } })).toMatchObject([{ body: "法院支持了赔礼道歉的请求。" }]);
    expect(await move({ id, version: 4, move: "take_effect" }, officer)).toEqual({ ok: true });
  });

  it("N25 everybody whose case is carried on in one of the suit's is told, once", async () => {
    const { id, caseId } = await suitForTest(officer);
    const joined = await caseForTest({ tracks: ["report"] });
    await db.case.update({ where: { id: joined.caseId }, data: { joinedToId: caseId } });
    await move({ id, version: 1, ...file, words: "已经起诉。" });
    const stepId = (await view(id)).steps[0]?.id ?? "";
    expect(await tellOfSuitNow({ stepId })).toBe(1);
    expect(await tellOfSuitNow({ stepId })).toBe(0);
    expect(await db.message.findMany({ where: { caseId: joined.caseId } })).toMatchObject([{ body: "已经起诉。" }]);
    const held = await db.litigationHold.findMany({ where: { caseId: joined.caseId } });
    expect(held).toMatchObject([{ basis: "suit", matter: file.number }]);
    const said = { where: { caseId: joined.caseId, kind: "suit_filed" } };
    expect(await db.caseEvent.findMany(said)).toMatchObject([{ told: true, staffId: head.id }]);
  });

  it("N25 the board puts what is under way first, with the day that the court owes", async () => {
    const { id } = await suitForTest(officer);
    await move({ id, version: 1, ...file });
    const listed = await listSuits(officer);
    const row = listed.ok ? listed.suits.find((suit) => suit.id === id) : undefined;
    expect(row).toMatchObject({ state: "filed", court: file.court, number: file.number, cases: 1, missing: [] });
    expect(row?.next && row.next >= addDays(today, 10)).toBe(true);
  });
});
