import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { readGrades } from "@/lib/cases/read-grades";
import { CREDIBILITIES, RELIABILITIES } from "@/lib/evidence/grade";
import { type GradeEvidence, gradeEvidence } from "@/lib/evidence/grade-evidence";
import { evidenceOfCase } from "@/lib/evidence/queries";
import { db } from "@/lib/infra/db/client";

let stage: Awaited<ReturnType<typeof caseForTest>>;
let reviewer: Staff;
let evidenceId: string;
beforeAll(async () => {
  stage = await caseForTest();
  reviewer = await staffForTest("reviewer");
  const file = { caseId: stage.caseId, position: 1, kind: "chat", displayName: "1.png", mime: "image/png", bytes: 1 };
  const data = { ...file, sha256: "0", storageKey: randomUUID(), source: "reporter", receivedAt: new Date() };
  evidenceId = (await db.evidence.create({ data, select: { id: true } })).id;
});

function grade(more: Partial<GradeEvidence> = {}, staff = reviewer) {
  const said = { reliability: "C", credibility: "3", reason: "聊天截图，对方身份未核实。", onceKey: randomUUID() };
  return gradeEvidence(staff, { reference: stage.reference, evidenceId, ...said, ...more });
}

describe("how far an item of evidence is trusted", () => {
  it("EVD the last grade counts and the earlier ones stay, each with its reason and who gave it", async () => {
    await grade();
    expect(await grade({ reliability: "B", credibility: "2", reason: "与订单记录一致。" })).toEqual({ ok: true, n: 1 });
    const read = await readGrades(reviewer, stage.reference);
    const [item] = read.ok ? read.items : [];
    expect(item?.grades.map(({ reliability, credibility, by }) => [reliability + credibility, by])).toEqual([
      ["B2", reviewer.name],
      ["C3", reviewer.name],
    ]);
    const [shown] = await evidenceOfCase(stage.caseId);
    expect(shown?.grade).toEqual({ reliability: "B", credibility: "2" });
    const audited = { AND: [{ payload: { contains: evidenceId } }, { payload: { contains: "evidence.graded" } }] };
    expect(await db.auditEntry.count({ where: audited })).toBe(2);
    await expect(db.evidenceGrade.deleteMany({ where: { evidenceId } })).rejects.toThrow();
  });

  it("EVD every grade of the scale can be given", async () => {
    for (const [at, reliability] of RELIABILITIES.entries()) {
      const credibility = CREDIBILITIES[at] ?? "6";
      expect(await grade({ reliability, credibility })).toEqual({ ok: true, n: 1 });
    }
  });

  it("EVD a second click writes nothing more", async () => {
    const onceKey = randomUUID();
    const before = await db.evidenceGrade.count({ where: { evidenceId } });
    expect(await Promise.all([grade({ onceKey }), grade({ onceKey })])).toEqual([
      { ok: true, n: 1 },
      { ok: true, n: 1 },
    ]);
    expect(await db.evidenceGrade.count({ where: { evidenceId } })).toBe(before + 1);
  });

  it("EVD what is missing is named; an item of another case is not found", async () => {
    expect(await grade({ reliability: "G", credibility: "0", reason: " " })).toEqual({
      ok: false,
      reason: "unreadable",
      errors: { reliability: "reliability_missing", credibility: "credibility_missing", reason: "reason_missing" },
    });
    const other = await caseForTest();
    expect(await grade({ reference: other.reference })).toEqual({ ok: false, reason: "not_found" });
    expect(await grade({ evidenceId: "x" })).toEqual({ ok: false, reason: "not_found" });
  });

  it.each(ROLES)("EVD SEC-05 is asked of a %s", async (role) => {
    const may = ["reviewer", "case_officer", "supervisor"].includes(role);
    expect(await grade({}, await staffForTest(role))).toMatchObject(may ? { ok: true } : { reason: "not_permitted" });
  });

  it("C27 whoever has stepped back grades nothing", async () => {
    const back = await staffForTest("reviewer");
    const said = { staffId: back.id, ground: "direct_interest", reason: "持股。", substituteId: "" };
    await declareRecusal(back, { ...said, reference: stage.reference, onceKey: randomUUID() });
    expect(await grade({}, back)).toEqual({ ok: false, reason: "recused" });
  });
});
