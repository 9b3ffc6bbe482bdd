import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { THEIR_REASON } from "@/lib/cases/desk-of-case";
import { endShare } from "@/lib/cases/end-share";
import { escalateCase } from "@/lib/cases/escalate-case";
import { holdTrack } from "@/lib/cases/hold-track";
import { liftHold } from "@/lib/cases/lift-hold";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { readRecusal } from "@/lib/cases/read-recusal";
import { shareCase } from "@/lib/cases/share-case";
import { waitingFor } from "@/lib/cases/waiting-for";
import { addDays, endOfShanghaiDay, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

const tomorrow = addDays(shanghaiDate(new Date()), 1);
let [owner, theirs, head]: [Staff, Staff, Staff] = [] as never;
beforeAll(async () => {
  const partner = await organisationForTest();
  owner = await staffForTest("supervisor");
  [theirs, head] = [await staffOfForTest(partner, "reviewer"), await staffOfForTest(partner, "supervisor")];
});

async function handled() {
  const made = await caseForTest({ tracks: ["report"] });
  const { organisationId: organisation } = theirs;
  const terms = { organisation, profile: "handle", mark: "partners", until: tomorrow, reason: "协查" } as const;
  const { reference } = made;
  expect(await shareCase(owner, { reference, ...terms, onceKey: `handle-${reference}` })).toEqual({ ok: true });
  return made;
}

async function seenBy(staff: Staff, reference: string) {
  const read = await readCase(staff, reference);
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

async function listedFor(staff: Staff, reference: string, asked = "") {
  const found = await listQueue(staff, { filter: readQueueFilter(new URLSearchParams(`${asked}&q=${reference}`)) });
  return found.ok ? found.rows.map(({ desk }) => desk) : [];
}

const lay = (staff: Staff, reference: string, reason: string, until = tomorrow) =>
  holdTrack(staff, { reference, track: "report", version: "0", until, reason, note: "等鉴定" });

describe("E4 a partner who handles a case", () => {
  it("E4 C27 steps back like anybody: their office sees who, the owner that somebody of that office has", async () => {
    const { reference } = await handled();
    const said = { reference, staffId: theirs.id, ground: "direct_interest", reason: "亲属开店。" };
    const declare = (substituteId: string) =>
      declareRecusal(theirs, { ...said, substituteId, onceKey: `back-${reference}-${substituteId.length}` });
    const problems = { substituteId: "owner_names" };
    expect(await declare(head.id)).toEqual({ ok: false, reason: "fields", problems });
    await claimCase(theirs, reference);
    expect(await declare("")).toEqual({ ok: true });
    expect(await claimCase(theirs, reference)).toEqual({ ok: false, reason: "recused" });
    expect(await seenBy(theirs, reference)).toMatchObject({ recusedMe: true, claim: null });
    expect(await readRecusal(head, reference)).toMatchObject({ own: false, recusals: [{ name: theirs.name }] });
    const { recusals } = await seenBy(owner, reference);
    expect(recusals).toMatchObject([{ ofPartner: true, substitute: null }]);
    expect(JSON.stringify(recusals)).not.toContain(theirs.name);
    expect(await claimCase(head, reference)).toMatchObject({ ok: true });
  });

  it("E4 C27 says of its own people alone that they step back, whoever has done so already", async () => {
    const { reference, caseId } = await handled();
    const said = { reference, staffId: owner.id, ground: "direct_interest", reason: "亲属开店。", substituteId: "" };
    expect(await declareRecusal(owner, { ...said, onceKey: `ours-of-${reference}` })).toEqual({ ok: true });
    const problems = { staffId: "person_unknown" };
    const refused = { ok: false, reason: "fields", problems };
    expect(await declareRecusal(head, { ...said, onceKey: `over-of-${reference}` })).toEqual(refused);
    expect(await db.recusal.findMany({ where: { caseId } })).toMatchObject([{ declaredById: owner.id }]);
  });

  it("E4 C17 asks the supervisors of their own office, who answer and assign nothing; the owner's read none of it", async () => {
    const { reference, caseId } = await handled();
    expect(await escalateCase(theirs, { reference, reason: "pressure", note: "店家来电" })).toEqual({ ok: true });
    const { id } = await db.caseEscalation.findFirstOrThrow({ where: { caseId } });
    expect(await waitingFor(head)).toMatchObject({ escalated: 1 });
    expect(await listedFor(head, reference, "only=escalated")).toMatchObject([{ escalated: true, assignedTo: null }]);
    expect((await seenBy(head, reference)).desk).toMatchObject({ escalation: { by: theirs.name }, answers: true });
    expect(await listedFor(owner, reference, "only=escalated")).toEqual([]);
    const ours = await seenBy(owner, reference);
    expect([ours.desk.escalation, JSON.stringify(ours).includes("pressure")]).toEqual([null, false]);
    const answer = (staff: Staff, take: boolean) => answerEscalation(staff, { reference, id, take, answer: "照常办" });
    expect(await answer(owner, false)).toEqual({ ok: false, reason: "stale" });
    expect(await answer(head, true)).toEqual({ ok: false, reason: "owner_assigns" });
    expect(await escalateCase(owner, { reference, reason: "law", note: "" })).toEqual({ ok: true }); // and its own
    expect(await answer(head, false)).toEqual({ ok: true });
    expect((await seenBy(theirs, reference)).desk).toMatchObject({ answered: { answer: "照常办" }, escalation: null });
    expect(await db.caseAssignment.count({ where: { caseId } })).toBe(0);
  });

  it("E4 C18 lays it aside for both, brings back their own, and learns of the owner's hold no more than its day", async () => {
    const { reference } = await handled();
    expect(await lay(theirs, reference, "testing")).toEqual({ ok: true });
    expect(await listedFor(owner, reference, "only=held")).toHaveLength(1);
    expect((await seenBy(owner, reference)).desk.holds).toMatchObject([{ reason: "testing", note: "等鉴定" }]);
    expect(await liftHold(head, { reference, track: "report" })).toEqual({ ok: true });
    expect(await lay(owner, reference, "platform")).toEqual({ ok: true });
    expect((await seenBy(theirs, reference)).desk.holds).toMatchObject([{ reason: THEIR_REASON, note: null }]);
    expect(await liftHold(theirs, { reference, track: "report" })).toEqual({ ok: false, reason: "owner_holds" });
    expect(await liftHold(owner, { reference, track: "report" })).toEqual({ ok: true });
  });

  it("E4 C18 leaves nothing under way with their share: what they laid aside is back, and what they asked is withdrawn", async () => {
    const { reference, caseId } = await handled();
    expect(await escalateCase(theirs, { reference, reason: "pressure", note: "" })).toEqual({ ok: true });
    expect(await lay(theirs, reference, "testing")).toEqual({ ok: true });
    const { id: shareId } = await db.caseShare.findFirstOrThrow({ where: { caseId } });
    expect(await endShare(owner, { reference, shareId })).toEqual({ ok: true });
    expect(await listedFor(owner, reference)).toMatchObject([{ heldUntil: null }]);
    expect(await db.trackHold.findMany({ where: { track: { caseId } } })).toMatchObject([
      { endedBecause: "share_ended", endedById: owner.id },
    ]);
    expect(await db.caseEscalation.findMany({ where: { caseId } })).toMatchObject([{ outcome: "withdrawn" }]);
    const said = await db.auditEntry.findMany({ where: { payload: { contains: caseId } }, orderBy: { seq: "desc" } });
    expect(said.map(({ payload }) => JSON.parse(payload).action)).toEqual(
      expect.arrayContaining(["case.hold_lifted", "case.escalation_withdrawn"]),
    );
    expect(await lay(owner, reference, "platform")).toEqual({ ok: true });
  });

  it("E4 C18 lays a track aside no longer than the share, and a share that ran out leaves no question to the next", async () => {
    const { reference, caseId } = await handled();
    expect(await lay(theirs, reference, "testing", addDays(tomorrow, 20))).toEqual({ ok: true });
    const until = endOfShanghaiDay(tomorrow);
    expect(await db.trackHold.findMany({ where: { track: { caseId } } })).toMatchObject([{ until }]);
    expect(await escalateCase(theirs, { reference, reason: "pressure", note: "" })).toEqual({ ok: true });
    const again = {
      organisation: theirs.organisationId,
      profile: "handle",
      mark: "partners",
      reason: "再协查",
    } as const;
    const day = addDays(tomorrow, 9);
    const once = { reference, until: day, onceKey: `again-of-${reference}` };
    expect(await shareCase(owner, { ...again, ...once }, until)).toEqual({ ok: true });
    expect(await db.caseEscalation.findMany({ where: { caseId } })).toMatchObject([{ outcome: "withdrawn" }]);
  });
});
