import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import type { MoneyInput } from "@/lib/cases/money/money-input";
import { moneyStanding } from "@/lib/cases/money/money-standing";
import { readMoney } from "@/lib/cases/money/read-money";
import { recordMoney } from "@/lib/cases/money/record-money";
import { gradeEvidence } from "@/lib/evidence/grade-evidence";
import { db } from "@/lib/infra/db/client";

let stage: Awaited<ReturnType<typeof caseForTest>>;
let officer: Staff;
let evidenceId: string;
beforeEach(async () => {
  stage = await caseForTest({ at: new Date("2026-03-02T02:00:00Z") });
  officer = await staffForTest("case_officer");
  evidenceId = await fileOf(stage.caseId);
});

async function fileOf(caseId: string): Promise<string> {
  const file = { caseId, position: 1, kind: "payment", displayName: "1.png", mime: "image/png", bytes: 1, sha256: "0" };
  const data = { ...file, storageKey: randomUUID(), source: "reporter", receivedAt: new Date() };
  return (await db.evidence.create({ data, select: { id: true } })).id;
}

const EMPTY: Omit<MoneyInput, "onceKey"> = {
  kind: "turnover",
  low: "1",
  high: "",
  from: "",
  to: "",
  evidenceId: "",
  source: "平台答复",
  corrects: "",
  strike: "",
};
function record(more: Partial<MoneyInput> = {}, staff = officer) {
  return recordMoney(staff, { ...EMPTY, reference: stage.reference, onceKey: randomUUID(), ...more });
}
async function read(staff = officer) {
  const found = await readMoney(staff, stage.reference);
  if (!found.ok) throw new Error(found.reason);
  return found.view;
}
const problems = (more: Partial<Record<keyof MoneyInput, string>>) => ({ ok: false, reason: "fields", problems: more });

describe("N21 what is known of the money in a case", () => {
  it("N21 is kept from–to with its source, its days and who wrote it down, and stands in the audit record", async () => {
    const entry = {
      kind: "payment",
      low: "10,371",
      high: "¥15371.50",
      from: "2022-01-01",
      to: "2022-08-31",
      evidenceId,
    };
    expect(await record({ ...entry, source: "返款记录" })).toEqual({ ok: true });
    const { entries } = await read();
    expect(entries).toMatchObject([
      {
        kind: "payment",
        low: 1_037_100,
        high: 1_537_150,
        from: "2022-01-01",
        to: "2022-08-31",
        evidence: 1,
        by: officer.name,
      },
    ]);
    const audited = {
      AND: [{ payload: { contains: stage.caseId } }, { payload: { contains: "case.money_recorded" } }],
    };
    expect(await db.auditEntry.count({ where: audited })).toBe(1);
    expect(await db.caseEvent.count({ where: { caseId: stage.caseId, kind: "money_recorded", told: false } })).toBe(1);
  });

  it("N21 full-width digits are digits, and counts are whole", async () => {
    expect(await record({ kind: "orders", low: "２００" })).toEqual({ ok: true });
    expect((await read()).entries[0]).toMatchObject({ low: 200, high: 200 });
    expect(await record({ kind: "orders", low: "1.5" })).toEqual(problems({ low: "not_an_amount" }));
  });

  it.each<[Partial<MoneyInput>, Partial<Record<keyof MoneyInput, string>>]>([
    [{ kind: "bribes" }, { kind: "kind_missing" }],
    [{ low: "" }, { low: "not_an_amount" }],
    [{ low: "-1" }, { low: "not_an_amount" }],
    [{ low: "2", high: "1" }, { high: "below_low" }],
    [{ high: "x" }, { high: "not_an_amount" }],
    [{ from: "2026-02-30" }, { from: "not_a_date" }],
    [{ to: "2999-01-01" }, { to: "in_future" }],
    [{ from: "2026-02-02", to: "2026-02-01" }, { to: "before_from" }],
    [{ source: " " }, { source: "source_missing" }],
    [{ source: "长".repeat(501) }, { source: "too_long" }],
    [{ evidenceId: randomUUID() }, { evidenceId: "evidence_unknown" }],
    [{ corrects: randomUUID() }, { corrects: "stale" }],
  ])("N21 %j is refused with %j, and nothing is kept", async (more, expected) => {
    expect(await record(more)).toEqual(problems(expected));
    expect(await db.moneyEntry.count({ where: { caseId: stage.caseId } })).toBe(0);
  });

  it("N21 an item of another case is no source", async () => {
    const other = await fileOf((await caseForTest()).caseId);
    expect(await record({ evidenceId: other })).toEqual(problems({ evidenceId: "evidence_unknown" }));
  });

  it("N21 a newer entry corrects an older one, once; both stay to be read, one counts", async () => {
    await record({ low: "60000" });
    const [first] = (await read()).entries;
    const corrects = first?.id ?? "";
    expect(await moneyStanding(officer, stage.caseId)).toEqual({ entries: 1, standing: "reached" });
    const both = await Promise.all([record({ low: "100", corrects }), record({ low: "200", corrects })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(problems({ corrects: "stale" }));
    expect((await read()).entries.map(({ corrected }) => corrected)).toEqual([true, false]);
    expect(await moneyStanding(officer, stage.caseId)).toEqual({ entries: 1, standing: "below" });
    const last = (await read()).entries.at(-1)?.id ?? "";
    expect(await record({ kind: "gain", corrects: last })).toEqual(problems({ corrects: "stale" }));
    expect(await record({ low: "", strike: "yes", corrects: last })).toEqual({ ok: true });
    expect(await moneyStanding(officer, stage.caseId)).toEqual({ entries: 0, standing: "unknown" });
    await expect(db.moneyEntry.update({ where: { id: corrects }, data: { low: 0 } })).rejects.toThrow();
  });

  it("N21 a second click writes nothing more", async () => {
    const onceKey = randomUUID();
    expect(await Promise.all([record({ onceKey }), record({ onceKey })])).toEqual([{ ok: true }, { ok: true }]);
    expect((await read()).entries).toHaveLength(1);
  });

  it("N22 the estimate carries the grade of the evidence it rests on", async () => {
    await record({ kind: "payment", low: "5000", evidenceId });
    const said = { reliability: "B", credibility: "2", reason: "与银行流水一致。", onceKey: randomUUID() };
    await gradeEvidence(officer, { reference: stage.reference, evidenceId, ...said });
    const { loss } = await read();
    expect(loss.estimates).toMatchObject([
      { method: "payments", grade: { reliability: "B", credibility: "2" }, ungraded: 0 },
    ]);
  });

  it("C27 whoever has stepped back records nothing", async () => {
    const said = { staffId: officer.id, ground: "direct_interest", reason: "持股。", substituteId: "" };
    await declareRecusal(officer, { ...said, reference: stage.reference, onceKey: randomUUID() });
    expect(await record()).toEqual({ ok: false, reason: "recused" });
    expect((await read()).recusedMe).toBe(true);
  });

  it.each(ROLES)("N21 SEC-05 is asked of a %s", async (role) => {
    const may = ["reviewer", "case_officer", "supervisor"].includes(role);
    expect(await record({}, await staffForTest(role))).toEqual(
      may ? { ok: true } : { ok: false, reason: "not_permitted" },
    );
  });
});
