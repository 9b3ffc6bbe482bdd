import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { listLapses } from "@/lib/cases/preservation/list-lapses";
import { type MarkLetterSent, markLetterSent } from "@/lib/cases/preservation/mark-letter-sent";
import { readPreservation } from "@/lib/cases/preservation/read-preservation";
import { type RecordTransaction, recordTransaction } from "@/lib/cases/preservation/record-transaction";
import { withdrawTransaction } from "@/lib/cases/preservation/withdraw-transaction";
import { addDays, addMonths, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

const today = shanghaiDate(new Date());
const yesterday = addDays(today, -1);

let stage: Awaited<ReturnType<typeof caseForTest>>;
let officer: Staff;
beforeEach(async () => {
  stage = await caseForTest();
  officer = await staffForTest("case_officer");
});

function record(more: Partial<RecordTransaction> = {}, staff = officer) {
  const said = { label: "订单 881", completedOn: yesterday, onceKey: randomUUID() };
  return recordTransaction(staff, { reference: stage.reference, ...said, ...more });
}
function send(more: Partial<MarkLetterSent> = {}, staff = officer) {
  const said = { addressee: "淘宝", body: "请保存。", sentOn: yesterday, onceKey: randomUUID() };
  return markLetterSent(staff, { reference: stage.reference, ...said, ...more });
}
async function view() {
  const read = await readPreservation(officer, stage.reference);
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}
const audits = (action: string) =>
  db.auditEntry.count({ where: { AND: [{ payload: { contains: stage.caseId } }, { payload: { contains: action } }] } });

describe("N24 transactions of a case", () => {
  it("N24 are the reporter's own and those that staff record; a mistake is taken off and stays on record", async () => {
    const logistics = { signedAt: "2026-03-04T10:00", orderedAt: "2026-03-01" };
    stage = await caseForTest({ facts: { seen: { orderNumber: "A1" }, logistics } });
    await record();
    const told = async () => (await view()).lapses.map(({ transaction }) => [transaction.label, transaction.from]);
    expect(await told()).toEqual([
      ["A1", "signed"],
      ["订单 881", "recorded"],
    ]);
    const id = (await view()).lapses.at(-1)?.transaction.id ?? "";
    const { reference } = stage;
    expect(await withdrawTransaction(officer, { reference, id })).toEqual({ ok: true });
    expect(await withdrawTransaction(officer, { reference, id })).toEqual({ ok: true });
    expect(await withdrawTransaction(officer, { reference, id: "x" })).toEqual({ ok: false, reason: "not_found" });
    expect(await told()).toEqual([["A1", "signed"]]);
    expect([await audits("transaction_recorded"), await audits("transaction_withdrawn")]).toEqual([1, 1]);
    await expect(db.caseTransaction.delete({ where: { id } })).rejects.toThrow();
  });

  it.each<[Partial<RecordTransaction>, object]>([
    [{ label: " " }, { label: "label_missing" }],
    [{ label: "长".repeat(101) }, { label: "too_long" }],
    [{ completedOn: "昨天" }, { completedOn: "not_a_date" }],
    [{ completedOn: addDays(today, 1) }, { completedOn: "in_future" }],
  ])("N24 %j is refused with %j", async (more, problems) => {
    expect(await record(more)).toEqual({ ok: false, reason: "fields", problems });
  });

  it("N24 a second click writes nothing more", async () => {
    const onceKey = randomUUID();
    expect(await Promise.all([record({ onceKey }), record({ onceKey })])).toEqual([{ ok: true }, { ok: true }]);
    expect((await view()).lapses).toHaveLength(1);
  });

  it.each(ROLES)("N24 SEC-05 recording and sending are asked of a %s", async (role) => {
    const staff = await staffForTest(role);
    const answer = (may: boolean) => (may ? { ok: true } : { ok: false, reason: "not_permitted" });
    expect(await record({}, staff)).toEqual(answer(["reviewer", "case_officer", "supervisor"].includes(role)));
    expect(await send({}, staff)).toEqual(answer(["case_officer", "supervisor"].includes(role)));
  });

  it("C27 whoever has stepped back does neither", async () => {
    const said = { staffId: officer.id, ground: "direct_interest", reason: "持股。", substituteId: "" };
    await declareRecusal(officer, { ...said, reference: stage.reference, onceKey: randomUUID() });
    expect(await record()).toEqual({ ok: false, reason: "recused" });
    expect(await send()).toEqual({ ok: false, reason: "recused" });
  });
});

describe("N24 letters to a platform", () => {
  it("N24 are kept word for word with the day they went out, once a click, and never change", async () => {
    const onceKey = randomUUID();
    expect(await Promise.all([send({ onceKey }), send({ onceKey })])).toEqual([{ ok: true }, { ok: true }]);
    const { letters } = await view();
    expect(letters).toMatchObject([{ addressee: "淘宝", body: "请保存。", sentOn: yesterday, by: officer.name }]);
    expect(await audits("preservation_asked")).toBe(1);
    await expect(db.preservationLetter.updateMany({ data: { body: "" } })).rejects.toThrow();
  });

  it("N24 go out on a day that was", async () => {
    expect(await send({ sentOn: "2026-13-01" })).toEqual({ ok: false, reason: "not_a_date" });
    expect(await send({ sentOn: addDays(today, 1) })).toEqual({ ok: false, reason: "in_future" });
  });
});

describe("N24 what lapses next", () => {
  const listed = async (staff = officer) => {
    const found = await listLapses(staff);
    if (!found.ok) throw new Error(found.reason);
    return found.rows.filter(({ reference }) => reference === stage.reference);
  };

  it("N24 lists open cases by the day, with the last letter, and nothing that has lapsed", async () => {
    stage = await caseForTest({ facts: { where: { happenedOn: addMonths(yesterday, -35) } } });
    await record({ completedOn: addMonths(yesterday, -34) });
    await record({ completedOn: addMonths(yesterday, -36) });
    await send();
    const rows = await listed();
    expect(rows.map(({ lapse }) => lapse.due)).toEqual([
      addMonths(addMonths(yesterday, -35), 36),
      addMonths(addMonths(yesterday, -34), 36),
    ]);
    expect(rows[0]).toMatchObject({ askedOn: yesterday, platform: "taobao", lapse: { state: "soon" } });
    await db.track.updateMany({ where: { caseId: stage.caseId }, data: { open: false } });
    expect(await listed()).toEqual([]);
  });

  it("N24 puts first what nobody has asked for, were there a hundred before it in letters that are out", async () => {
    const office = await organisationForTest();
    const clerk = await staffOfForTest(office, "case_officer");
    const asked = await caseForTest({ organisationId: office });
    const said = { label: "", recordedById: clerk.id, at: new Date() };
    const old = { ...said, caseId: asked.caseId, completedOn: addMonths(yesterday, -35) };
    await db.caseTransaction.createMany({
      data: Array.from({ length: 100 }, () => ({ ...old, onceKey: randomUUID() })),
    });
    await send({ reference: asked.reference }, clerk);
    const other = await caseForTest({ organisationId: office, facts: { where: { happenedOn: yesterday } } });
    await record({ reference: asked.reference, label: "信后才知" }, clerk);
    await record({ reference: other.reference }, clerk);
    const found = await listLapses(clerk);
    const rows = found.ok ? found.rows : [];
    expect(rows).toHaveLength(100);
    expect(rows.slice(0, 4).map(({ askedOn }) => askedOn)).toEqual([null, null, null, yesterday]);
    expect(
      rows
        .slice(0, 3)
        .map(({ reference }) => reference)
        .toSorted(),
    ).toEqual([asked.reference, other.reference, other.reference].toSorted());
  });

  it("N24 takes what is no date for no day", async () => {
    stage = await caseForTest({ facts: { where: { happenedOn: "去年夏天" } } });
    expect(await listed()).toEqual([]);
    expect((await view()).lapses).toEqual([]);
  });

  it("N24 SEC-06 shows nobody another office's cases, and asks for the right", async () => {
    await record();
    expect(await listed()).toHaveLength(1);
    expect(await listed(await staffOfForTest(await organisationForTest(), "supervisor"))).toEqual([]);
    expect(await listLapses(await staffForTest("administrator"))).toEqual({ ok: false, reason: "not_permitted" });
  });
});
