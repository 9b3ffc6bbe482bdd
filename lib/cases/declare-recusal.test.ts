import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { type DeclareRecusal, declareRecusal } from "@/lib/cases/declare-recusal";
import { readCase } from "@/lib/cases/read-case";
import { db } from "@/lib/infra/db/client";

const AT = new Date("2026-03-03T02:00:00Z");

let stage: Awaited<ReturnType<typeof caseForTest>>;
let officer: Staff;
let substitute: Staff;
let supervisor: Staff;
beforeEach(async () => {
  stage = await caseForTest({ at: AT });
  [officer, substitute, supervisor] = [
    await staffForTest("case_officer"),
    await staffForTest("case_officer"),
    await staffForTest("supervisor"),
  ];
});

function declare(by: Staff, more: Partial<DeclareRecusal> = {}) {
  const said = { staffId: officer.id, ground: "party_or_relative", reason: "店主是我的表哥。", substituteId: "" };
  const input = { ...said, reference: stage.reference, onceKey: randomUUID(), ...more };
  return declareRecusal(by, input, AT);
}
const holder = async () =>
  (await db.case.findUniqueOrThrow({ where: { id: stage.caseId }, select: { claimedById: true } })).claimedById;
async function shown(to: Staff) {
  const read = await readCase(to, stage.reference, AT);
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

describe("C27 stepping back from a case", () => {
  it("C27 takes effect at once: the claim ends, the buttons go, colleagues see who stands in", async () => {
    await claimCase(officer, stage.reference, AT);
    expect(await declare(officer, { substituteId: substitute.id })).toEqual({ ok: true });
    expect(await holder()).toBeNull();
    expect(await claimCase(officer, stage.reference, AT)).toEqual({ ok: false, reason: "recused" });
    const mine = await shown(officer);
    expect(mine).toMatchObject({ recusedMe: true, claimedByMe: false });
    expect(mine.tracks.flatMap(({ actions }) => actions)).toEqual([]);
    const theirs = await shown(substitute);
    expect(theirs.recusedMe).toBe(false);
    expect(theirs.recusals).toMatchObject([{ staffId: officer.id, substitute: { id: substitute.id } }]);
    expect(await claimCase(substitute, stage.reference, AT)).toMatchObject({ ok: true });
    const audited = { AND: [{ payload: { contains: stage.caseId } }, { payload: { contains: "case.recused" } }] };
    expect(await db.auditEntry.count({ where: audited })).toBe(1);
    expect(await db.caseEvent.count({ where: { caseId: stage.caseId, kind: "recused", told: false } })).toBe(1);
  });

  it("C27 what was assigned to them goes to whoever stands in, or back to everybody", async () => {
    const assignedTo = async () => (await shown(supervisor)).desk.assignment?.toId ?? null;
    await assignCase(officer, { reference: stage.reference, to: officer.id, seen: "" }, AT);
    await declare(officer);
    expect(await assignedTo()).toBeNull();
    await declare(supervisor, { substituteId: substitute.id });
    expect(await assignedTo()).toBe(substitute.id);
    await declare(supervisor, { substituteId: supervisor.id });
    expect(await assignedTo()).toBe(substitute.id);
    const back = { reference: stage.reference, to: officer.id, seen: "" };
    expect(await assignCase(supervisor, back, AT)).toEqual({ ok: false, reason: "colleague_unknown" });
  });

  it("C27 leaves the claim of somebody else alone", async () => {
    await claimCase(substitute, stage.reference, AT);
    await declare(officer);
    expect(await holder()).toBe(substitute.id);
  });

  it("C27 a supervisor says it of another, and names who stands in", async () => {
    expect(await declare(supervisor)).toEqual({
      ok: false,
      reason: "fields",
      problems: { substituteId: "substitute_missing" },
    });
    expect(await declare(supervisor, { substituteId: substitute.id })).toEqual({ ok: true });
    expect(await declare(substitute)).toEqual({ ok: false, reason: "not_permitted" });
  });

  it("C27 a newer entry names another substitute; one who steps back stands in for nobody", async () => {
    await declare(officer, { substituteId: substitute.id });
    await declare(substitute, { staffId: substitute.id });
    expect((await shown(supervisor)).recusals.map((one) => one.substitute)).toEqual([null, null]);
    expect(await declare(supervisor, { substituteId: supervisor.id })).toEqual({ ok: true });
    const [first] = (await shown(supervisor)).recusals;
    expect(first).toMatchObject({ staffId: officer.id, substitute: { id: supervisor.id } });
  });

  it("C27 nobody stands in who may not or who has stepped back, nor for themselves", async () => {
    const auditor = await staffForTest("auditor");
    const gone = await staffForTest("case_officer");
    await db.staff.update({ where: { id: gone.id }, data: { disabledAt: AT } });
    await declare(substitute, { staffId: substitute.id });
    for (const id of [auditor.id, gone.id, substitute.id, officer.id, randomUUID(), "x"]) {
      expect(await declare(officer, { substituteId: id }), id).toMatchObject({
        ok: false,
        problems: { substituteId: "substitute_unknown" },
      });
    }
    expect(await declare(supervisor, { staffId: auditor.id, substituteId: supervisor.id })).toMatchObject({
      problems: { staffId: "person_unknown" },
    });
  });

  it("C27 a second click writes nothing more, and what is missing is named", async () => {
    const onceKey = randomUUID();
    expect(await declare(officer, { onceKey })).toEqual({ ok: true });
    expect(await declare(officer, { onceKey })).toEqual({ ok: true });
    expect(await db.recusal.count({ where: { caseId: stage.caseId } })).toBe(1);
    expect(await declare(officer, { ground: "tired", reason: " " })).toEqual({
      ok: false,
      reason: "fields",
      problems: { ground: "ground_missing", reason: "empty" },
    });
    expect(await declare(officer, { reference: "ZP26-2222-2222" })).toEqual({ ok: false, reason: "not_found" });
  });

  it("C27 of a claim and a recusal at the same moment, the recusal stands", async () => {
    for (let round = 0; round < 5; round += 1) {
      stage = await caseForTest({ at: AT });
      await Promise.all([claimCase(officer, stage.reference, AT), declare(officer)]);
      expect(await holder()).toBeNull();
    }
  });

  it("C27 the database itself gives no case to somebody who stepped back, and forgets no entry", async () => {
    await declare(officer);
    const where = { id: stage.caseId };
    const taken = db.case.update({ where, data: { claimedById: officer.id } });
    await expect(taken).rejects.toMatchObject({ code: "P2003" });
    await expect(db.recusal.deleteMany({ where: { caseId: stage.caseId } })).rejects.toThrow(/append-only|denied/);
  });

  it.each(ROLES)("C27 SEC-05 for themselves, is asked of a %s", async (role) => {
    const staff = await staffForTest(role);
    const may = ["reviewer", "case_officer", "supervisor"].includes(role);
    const result = await declare(staff, { staffId: staff.id });
    expect(result).toEqual(may ? { ok: true } : { ok: false, reason: "not_permitted" });
  });
});
