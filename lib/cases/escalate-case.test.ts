import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
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
