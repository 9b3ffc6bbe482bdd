import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { escalateCase } from "@/lib/cases/escalate-case";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { db } from "@/lib/infra/db/client";

let officer: Staff;
let supervisor: Staff;
let stage: Awaited<ReturnType<typeof caseForTest>>;

beforeAll(async () => {
  [officer, supervisor] = await Promise.all([staffForTest("reviewer"), staffForTest("supervisor")]);
});
beforeEach(async () => {
  stage = await caseForTest({ tracks: ["report"] });
});

const ask = (staff = officer, more = {}) =>
  escalateCase(staff, { reference: stage.reference, reason: "pressure", note: "店家来电威胁。", ...more });
async function reply(staff: Staff, { take = false, answer = "" } = {}) {
  const { id } = await db.caseEscalation.findFirstOrThrow({ where: { caseId: stage.caseId } });
  return answerEscalation(staff, { reference: stage.reference, id, take, answer });
}
async function escalated(): Promise<boolean> {
  const filter = readQueueFilter(new URLSearchParams("only=escalated"));
  const found = await listQueue(supervisor, { filter });
  return found.ok && found.rows.some(({ reference, desk }) => reference === stage.reference && desk.escalated);
}
/** As from a case that is joined into this one: the entry comes along, and nothing else. */
async function steppedBackElsewhere({ id: staffId }: Staff): Promise<void> {
  const said = { ground: "direct_interest", reason: "持有该店股份。", declaredById: staffId, onceKey: randomUUID() };
  await db.recusal.create({ data: { caseId: stage.caseId, staffId, ...said, at: new Date() } });
}
const kinds = async () => {
  const events = await db.caseEvent.findMany({ where: { caseId: stage.caseId }, orderBy: { id: "asc" } });
  return events.map(({ kind }) => kind);
};

describe("C17 asking a supervisor", () => {
  it("shows the case to supervisors with the reason, and lets go of it", async () => {
    await claimCase(officer, stage.reference);
    expect(await ask()).toEqual({ ok: true });
    expect(await escalated()).toBe(true);
    const read = await readCase(supervisor, stage.reference);
    const asked = { by: officer.name, reason: "pressure", note: "店家来电威胁。" };
    expect(read).toMatchObject({ view: { claim: null, desk: { escalation: asked } } });
  });

  it("is asked once: a second click is answered like the first, a second person hears of the first", async () => {
    await ask();
    expect(await ask()).toEqual({ ok: true });
    expect(await ask(supervisor)).toEqual({ ok: false, reason: "stale" });
    expect(await kinds()).toEqual(["escalated"]);
  });

  it("is taken up: the case is the supervisor's", async () => {
    await ask();
    expect(await reply(supervisor, { take: true })).toEqual({ ok: true });
    expect(await escalated()).toBe(false);
    expect(await kinds()).toEqual(["escalated", "escalation_taken_up", "assigned"]);
    const open = await db.caseAssignment.findFirst({ where: { caseId: stage.caseId, endedAt: null } });
    expect(open?.toId).toBe(supervisor.id);
  });

  it("is answered: the word stands in the case, and the case is with whoever asked", async () => {
    await ask();
    expect(await reply(supervisor, { answer: "照常办，来电我来回。" })).toEqual({ ok: true });
    const read = await readCase(officer, stage.reference);
    expect(read).toMatchObject({
      view: {
        desk: {
          answered: { by: supervisor.name, answer: "照常办，来电我来回。" },
          assignment: { toId: officer.id },
          escalation: null,
        },
      },
    });
    expect(await ask()).toEqual({ ok: true }); // and may be asked anew
  });

  it.each(["disabled", "stepped back", "in another role"])("is everybody's when whoever asked has %s", async (how) => {
    const asker = await staffForTest("reviewer");
    await ask(asker);
    if (how === "disabled") await db.staff.update({ where: { id: asker.id }, data: { disabledAt: new Date() } });
    if (how === "in another role") await db.staff.update({ where: { id: asker.id }, data: { roles: ["auditor"] } });
    if (how === "stepped back") await steppedBackElsewhere(asker);
    expect(await reply(supervisor, { answer: "照常办。" })).toEqual({ ok: true });
    expect(await kinds()).toEqual(["escalated", "escalation_answered"]);
    expect(await db.caseAssignment.count({ where: { caseId: stage.caseId } })).toBe(0);
  });

  it("C27 is withdrawn when whoever asked steps back, and whoever stands in goes on", async () => {
    const [asker, standIn] = [await staffForTest("reviewer"), await staffForTest("reviewer")];
    await ask(asker);
    const { reference } = stage;
    const words = { ground: "direct_interest", reason: "持有该店股份。", onceKey: randomUUID() };
    const said = { reference, staffId: asker.id, substituteId: standIn.id, ...words };
    expect(await declareRecusal(asker, said)).toEqual({ ok: true });
    expect(await kinds()).toEqual(["escalated", "recused", "escalation_withdrawn", "assigned"]);
    const [question] = await db.caseEscalation.findMany({ where: { caseId: stage.caseId } });
    expect(question).toMatchObject({ outcome: "withdrawn", closedById: asker.id });
    expect(await escalated()).toBe(false);
    expect(await reply(supervisor, { answer: "照常办。" })).toEqual({ ok: false, reason: "stale" });
    expect(await ask(standIn)).toEqual({ ok: true });
  });

  it("C27 stays when somebody else steps back", async () => {
    await ask();
    const other = await staffForTest("reviewer");
    const words = { ground: "direct_interest", reason: "持有该店股份。", onceKey: randomUUID() };
    await declareRecusal(other, { reference: stage.reference, staffId: other.id, substituteId: "", ...words });
    expect(await escalated()).toBe(true);
  });

  it("is closed by one: the second supervisor hears of the first, the second click is answered like the first", async () => {
    await ask();
    const other = await staffForTest("supervisor");
    const both = await Promise.all([reply(supervisor, { take: true }), reply(other, { answer: "不用。" })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter((result) => !result.ok && result.reason === "stale")).toHaveLength(1);
    const [winner, act] = both[0].ok ? [supervisor, { take: true }] : [other, { answer: "不用。" }];
    expect(await reply(winner, act)).toEqual({ ok: true });
  });

  it.each([
    [{ reason: "" }, "reason_missing"],
    [{ reason: "other", note: " " }, "note_missing"],
    [{ note: "长".repeat(10_001) }, "too_long"],
    [{ reference: "ZP26-2222-2222" }, "not_found"],
  ])("refuses what it cannot use: %#", async (more, reason) => {
    expect(await ask(officer, more)).toEqual({ ok: false, reason });
    expect(await escalated()).toBe(false);
  });

  it("SEC-05 is for those who take cases; the answer is a supervisor's and not empty", async () => {
    expect(await ask(await staffForTest("auditor"))).toMatchObject({ reason: "not_permitted" });
    await ask();
    expect(await reply(officer, { take: true })).toMatchObject({ reason: "not_permitted" });
    expect(await reply(supervisor)).toEqual({ ok: false, reason: "answer_missing" });
  });
});
