import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { asking, lastRequestOf } from "@/lib/cases/approvals/approved-reveal.fixture";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { escalateCase } from "@/lib/cases/escalate-case";
import { seeAssignment } from "@/lib/cases/see-assignment";
import { type Waiting, waitingFor } from "@/lib/cases/waiting-for";
import { db } from "@/lib/infra/db/client";

const NOTHING: Waiting = { approvals: 0, dataRequests: 0, assigned: 0, escalated: 0, warnings: 0, batches: 0 };
const now = new Date();
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
let office: string;
let [officer, head, other]: [Staff, Staff, Staff] = [] as never;

beforeEach(async () => {
  office = await organisationForTest("association");
  officer = await staffOfForTest(office, "case_officer");
  [head, other] = [await staffOfForTest(office, "supervisor"), await staffOfForTest(office, "supervisor")];
});

async function aCase() {
  const one = await caseForTest({ tracks: ["report"], organisationId: office });
  const data = { contactKind: "email", sealedContact: Buffer.from("x") };
  await db.submission.update({ where: { caseId: one.caseId }, data, select: { id: true } });
  return one;
}

async function stepsBack(staff: Staff, reference: string) {
  const said = { staffId: staff.id, ground: "direct_interest", reason: "持有该店股份。", substituteId: "" };
  expect(await declareRecusal(staff, { ...said, reference, onceKey: randomUUID() })).toEqual({ ok: true });
}

describe("what waits for one person", () => {
  it("SEC-09 is a request that they may answer, and did not make themselves, until it is answered or lapses", async () => {
    const custodian = await staffOfForTest(office, "custodian");
    const both = await staffOfForTest(office, "custodian", "case_officer");
    const { reference } = await aCase();
    expect(await waitingFor(custodian)).toEqual(NOTHING);
    expect(await askToReveal(both, asking(reference))).toEqual({ ok: true });
    expect(await waitingFor(custodian)).toEqual({ ...NOTHING, approvals: 1 });
    for (const staff of [both, officer, head, await staffOfForTest(await organisationForTest(), "custodian")])
      expect(await waitingFor(staff)).toEqual(NOTHING);
    expect(await waitingFor(custodian, later(7 * 24 + 1))).toEqual(NOTHING);
    const id = await lastRequestOf(both);
    expect(await decideApproval(custodian, { id, move: "approve", words: "" })).toEqual({ ok: true });
    expect(await waitingFor(custodian)).toEqual(NOTHING);
  });

  it("SEC-09 is no request that they came by too lately to answer", async () => {
    const newcomer = await staffOfForTest(office, "custodian");
    const grant = {
      organisationId: office,
      staffId: newcomer.id,
      grantedAt: now,
      waitsUntil: later(24),
      cause: "roles",
    };
    const waiting = ["identity:approve"];
    await db.approverGrant.create({ data: { ...grant, permissions: waiting, waiting }, select: { id: true } });
    expect(await askToReveal(officer, asking((await aCase()).reference))).toEqual({ ok: true });
    expect(await waitingFor(newcomer)).toEqual(NOTHING);
    expect(await waitingFor(newcomer, later(25))).toEqual({ ...NOTHING, approvals: 1 });
  });

  it("is a case that somebody gave them, until they open it; a colleague's look does not count", async () => {
    const { caseId, reference } = await aCase();
    expect(await assignCase(head, { reference, to: officer.id, seen: "" })).toEqual({ ok: true });
    expect(await waitingFor(officer)).toEqual({ ...NOTHING, assigned: 1 });
    expect(await seeAssignment(head, reference)).toEqual({ ok: true });
    expect(await waitingFor(officer)).toEqual({ ...NOTHING, assigned: 1 });
    expect(await seeAssignment(officer, reference)).toEqual({ ok: true });
    expect(await seeAssignment(officer, reference)).toEqual({ ok: true });
    expect(await waitingFor(officer)).toEqual(NOTHING);
    const entry = { AND: [{ payload: { contains: caseId } }, { payload: { contains: '"case.assignment_seen"' } }] };
    expect(await db.auditEntry.count({ where: entry })).toBe(1);
  });

  it("is no case that they took themselves; of somebody away it waits for who stands in", async () => {
    const [mine, theirs] = [await aCase(), await aCase()];
    expect(await assignCase(head, { reference: mine.reference, to: head.id, seen: "" })).toEqual({ ok: true });
    expect(await waitingFor(head)).toEqual(NOTHING);
    const away = { staffId: officer.id, substituteId: other.id, byId: head.id, at: now, from: now, until: later(24) };
    await db.absence.create({ data: away, select: { id: true } });
    expect(await assignCase(head, { reference: theirs.reference, to: officer.id, seen: "" })).toEqual({ ok: true });
    expect(await waitingFor(other, later(1))).toEqual({ ...NOTHING, assigned: 1 });
    expect(await seeAssignment(other, theirs.reference, later(1))).toEqual({ ok: true });
    expect(await waitingFor(officer)).toEqual(NOTHING);
  });

  it("C27 is no case that they have stepped back from, whoever it is assigned to", async () => {
    const { caseId, reference } = await aCase();
    const away = { staffId: officer.id, substituteId: other.id, byId: head.id, at: now, from: now, until: later(24) };
    await db.absence.create({ data: away, select: { id: true } });
    expect(await assignCase(head, { reference, to: officer.id, seen: "" })).toEqual({ ok: true });
    await stepsBack(other, reference);
    expect(await waitingFor(other, later(1))).toEqual(NOTHING);
    expect(await waitingFor(officer, later(1))).toEqual({ ...NOTHING, assigned: 1 });
    expect(await db.caseAssignment.count({ where: { caseId, openedAt: null } })).toBe(1);
  });

  it("C17 is a colleague's question to supervisors, for those who have not stepped back, until one answers", async () => {
    const { caseId, reference } = await aCase();
    await stepsBack(other, reference);
    expect(await escalateCase(officer, { reference, reason: "law", note: "" })).toEqual({ ok: true });
    expect(await waitingFor(head)).toEqual({ ...NOTHING, escalated: 1 });
    for (const staff of [officer, other]) expect(await waitingFor(staff)).toEqual(NOTHING);
    const { id } = await db.caseEscalation.findFirstOrThrow({ where: { caseId } });
    expect(await answerEscalation(head, { reference, id, take: false, answer: "照常办。" })).toEqual({ ok: true });
    expect(await waitingFor(head)).toEqual(NOTHING);
    expect(await waitingFor(officer)).toEqual({ ...NOTHING, assigned: 1 });
  });

  it("N33 is a drafted warning: to be checked by who handles cases, to be approved by another than wrote it", async () => {
    const about = { merchant: "test", platform: "taobao", shopName: "某店", behaviour: "incentivised_review" };
    const words = { reporters: 5, windowDays: 30, textZh: "请留意。", textEn: "Take care.", state: "draft" };
    const data = { ...about, ...words, organisationId: office, draftedAt: now };
    const { id } = await db.consumerWarning.create({ data, select: { id: true } });
    for (const staff of [officer, head]) expect(await waitingFor(staff)).toEqual({ ...NOTHING, warnings: 1 });
    expect(await waitingFor(await staffOfForTest(office, "reviewer"))).toEqual(NOTHING);
    await db.consumerWarning.update({ where: { id }, data: { writtenById: head.id }, select: { id: true } });
    expect(await waitingFor(other)).toEqual({ ...NOTHING, warnings: 1 });
    for (const staff of [officer, head]) expect(await waitingFor(staff)).toEqual(NOTHING);
    const approved = { state: "approved", approvedById: other.id, approvedAt: now };
    await db.consumerWarning.update({ where: { id }, data: approved, select: { id: true } });
    // Only the home office publishes.
    expect(await waitingFor(head)).toEqual(NOTHING);
  });

  it("G4 is a disposal batch: to be looked through by anybody who may, to be answered by another", async () => {
    const data = { organisationId: office, number: 1, proposedAt: now };
    const { id } = await db.disposalBatch.create({ data, select: { id: true } });
    for (const staff of [head, other]) expect(await waitingFor(staff)).toEqual({ ...NOTHING, batches: 1 });
    expect(await waitingFor(officer)).toEqual(NOTHING);
    const reviewed = { reviewedById: head.id, reviewedAt: now };
    await db.disposalBatch.update({ where: { id }, data: reviewed, select: { id: true } });
    expect(await waitingFor(head)).toEqual(NOTHING);
    expect(await waitingFor(other)).toEqual({ ...NOTHING, batches: 1 });
    const answered = { decision: "refused", decidedById: other.id, decidedAt: now, words: "留着" };
    await db.disposalBatch.update({ where: { id }, data: answered, select: { id: true } });
    expect(await waitingFor(other)).toEqual(NOTHING);
  });
});
