import { randomUUID } from "node:crypto";
import { type Things, thingsOf } from "@/app/_server/testing/things";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { SHARE_PROFILES, type ShareProfile } from "@/lib/access/share-profile";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { requestRule } from "@/lib/cases/data-requests/data-request";
import { FULL_FACTS } from "@/lib/cases/full-case.fixture";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { sealContact } from "@/lib/infra/identity-vault";
import { reporterTag } from "@/lib/reports/reporter-tag";

/** The reporter's address: in nobody's answer but that of the one read that a custodian agreed to. */
export const ADDRESS = "li.lei@example.cn";
export type Stage = Awaited<ReturnType<typeof fullStage>>;

const DAY = 86_400_000;
const at = new Date();
const later = new Date(at.getTime() + DAY);
const earlier = new Date(at.getTime() - DAY);
const until = later;

/** What people of the office have written into a case, and what came of it. */
async function workOn(caseId: string, { evidenceId, other, by }: { evidenceId: string; other: string; by: Staff }) {
  const byId = by.id;
  const once = (name: string) => ({ onceKey: `${name} ${caseId}` });
  const tracks = await db.track.findMany({ where: { caseId }, select: { id: true } });
  const trackId = tracks[0]?.id ?? "";
  const written = { trackId, action: "verify", fromState: "received", toState: "verifying", message: "在核实" };
  const decision = await db.decision.create({ data: { caseId, ...written, staffId: byId, decidedAt: at } });
  const told = { caseId, fromKind: "staff", staffId: byId, body: written.message, sentAt: at };
  await db.message.create({ data: { ...told, onceKey: `decision:${decision.id}` } });
  for (const fromKind of ["reporter", "staff"])
    await db.message.create({ data: { caseId, fromKind, staffId: byId, body: "您好", sentAt: at } });
  await db.internalNote.create({ data: { caseId, staffId: byId, body: "已核实", writtenAt: at, ...once("note") } });
  await db.caseAssignment.create({ data: { caseId, toId: byId, byId, at, openedAt: at } });
  await db.trackHold.create({ data: { trackId, reason: "platform", note: "等平台", byId, at, until } });
  const asked = { caseId, organisationId: by.organisationId, reason: "law", note: "请定", byId };
  await db.caseEscalation.create({
    data: { ...asked, at: earlier, outcome: "answered", answer: "立案", closedById: byId, closedAt: at },
  });
  await db.caseEscalation.create({ data: { ...asked, at } });
  const sum = { kind: "turnover", low: 1n, high: 2n, fromDay: shanghaiDate(earlier), toDay: shanghaiDate(at) };
  const amount = { caseId, ...sum, evidenceId, source: "平台", recordedById: byId, at };
  const first = await db.moneyEntry.create({ data: { ...amount, ...once("money") } });
  await db.moneyEntry.create({ data: { ...amount, correctsId: first.id, ...once("corrected") } });
  const bought = { caseId, label: "1", completedOn: shanghaiDate(earlier), recordedById: byId, at, ...once("bought") };
  await db.caseTransaction.create({ data: bought });
  const letter = { caseId, addressee: "平台", body: "请保存", sentOn: "2026-01-06", sentById: byId, at };
  await db.preservationLetter.create({ data: { ...letter, ...once("letter") } });
  const request = { caseId, words: "店名写错了", askedAt: at, ruleVersion: requestRule(at).version };
  const answer = { answeredAt: at, answeredById: byId, outcome: "refused", ground: "legal_duty", answer: "不能改" };
  const { id } = await db.dataRequest.create({ data: { ...request, kind: "correction" } });
  await db.dataRequest.update({ where: { id }, data: answer });
  await db.dataRequest.create({ data: { ...request, kind: "erasure" } });
  const recused = { caseId, staffId: other, declaredById: byId, substituteId: byId, ground: "direct_interest" };
  await db.recusal.create({ data: { ...recused, reason: "持股", at, ...once("recusal") } });
  const kept = { caseId, basis: "suit", matter: "1号", reason: "起诉", placedById: byId, placedAt: at };
  await db.litigationHold.create({ data: { ...kept, ...once("hold") } });
  const grade = { evidenceId, reliability: "B", credibility: "2", reason: "完整", staffId: byId, at };
  await db.evidenceGrade.create({ data: { ...grade, ...once("grade") } });
  const listing = { evidenceId, purpose: "证明返现", content: "返现卡", nature: "copy", staffId: byId, at };
  for (const version of [1, 2]) await db.evidenceListing.create({ data: { ...listing, version } });
  const said = { caseId, item: "heard", version: 0, state: "done", note: "打过电话", staffId: byId, at };
  await db.checklistAnswer.create({ data: { ...said, ...once("check") } });
  const place = { operatorPlace: "shown", operatorRegion: "51", operatorAddress: "门牌" };
  await db.case.update({ where: { id: caseId }, data: { claimedById: byId, claimedUntil: until, ...place } });
}

/** Files as they are read and described. */
async function describeFile(evidenceId: string, staffId: string) {
  await db.evidence.update({ where: { id: evidenceId }, data: { sealedKey: randomUUID(), sealedSha256: "11" } });
  const field = { name: "phones", value: "13812345678", confidence: 0.9, places: [] };
  const read = { engine: "e", engineVersion: "1", kindName: "chat", kindConfidence: 0.9, fields: [field], tookMs: 1 };
  await db.evidenceReading.create({ data: { evidenceId, ...read, lines: [], readAt: at } });
  const confirmed = { evidenceId, position: 0, name: "phones", verdict: "confirmed", readValue: "1", value: "1" };
  await db.confirmedField.create({ data: { ...confirmed, staffId, at } });
}

async function besideIt(caseId: string, things: Things) {
  const { reference } = await db.case.findUniqueOrThrow({ where: { id: caseId } });
  const track = await db.track.findFirstOrThrow({ where: { caseId } });
  await db.suitCase.create({ data: { suitId: things.suit, caseId } });
  const { id: trackId, kind: trackKind } = track;
  const done = { outcome: "skipped", reason: "moved", endedAt: at };
  const item = { place: 1, caseId, trackId, trackKind, seenState: track.state, seenVersion: 0, ...done };
  await db.bulkItem.create({ data: { orderId: things.order, ...item } });
  await db.readingSign.update({ where: { id: things.sign }, data: { cases: [caseId] } });
  const due = {
    kind: "case",
    caseId,
    reference,
    ruleId: "complaint_files",
    ruleVersion: "1",
    startedAt: at,
    dueAt: at,
  };
  const proposed = { organisationId: HOME_ORGANISATION, number: 2, proposedAt: at };
  const { id: batch } = await db.disposalBatch.create({ data: proposed });
  await db.disposalItem.create({ data: { batchId: batch, ...due } });
  const step = { move: "file", day: shanghaiDate(earlier), facts: {}, words: "已起诉", staffId: things.person, at };
  await db.suitStep.create({ data: { suitId: things.suit, ...step } });
  const answered = { organisationId: HOME_ORGANISATION, round: "close", month: shanghaiDate(at).slice(0, 7) };
  const chosen = { understood: "yes", inTime: "yes", goingOn: "no", words: "谢谢" };
  await db.surveyAnswer.createMany({ data: Array.from({ length: 6 }, () => ({ ...answered, ...chosen })) });
  return batch;
}

/** A mark of bad faith that its reporter appealed against, and somebody new among those who agree to things. */
async function secondPeople(caseId: string, { by, other }: { by: Staff; other: string }) {
  const { organisationId } = by;
  const asked = { act: "bad_faith", organisationId, caseId, purpose: "leverage", reason: "x", askedAt: at };
  const agreed = { decision: "approved", decidedById: by.id, decidedAt: at, usableUntil: later };
  const request = { ...asked, askedById: other, lapsesAt: later, onceKey: `mark ${caseId}` };
  const { id: approvalId } = await db.approvalRequest.create({ data: { ...request, ...agreed } });
  const mark = { caseId, approvalId, ground: "leverage", reason: "x", askedById: other, approvedById: by.id };
  await db.badFaithMark.create({ data: { ...mark, markedAt: at, expiresAt: later, appealedAt: at, appeal: "不是" } });
  const granted = { organisationId, staffId: other, permissions: ["identity:approve", "export:approve"] };
  const given = { cause: "role", grantedById: by.id, grantedAt: at, waitsUntil: later };
  await db.approverGrant.create({ data: { ...granted, ...given } });
}

const TOLD = { ...FULL_FACTS, where: { ...FULL_FACTS.where, platformName: "某平台" }, care: ["vulnerable"] };

/** One case of the home organisation in which everything is there, shared with a partner under each profile. */
export async function fullStage() {
  const things = await thingsOf(HOME_ORGANISATION, { facts: TOLD, address: ADDRESS });
  const { id: caseId } = await db.case.findUniqueOrThrow({ where: { reference: things.reference } });
  const by = await staffForTest("supervisor");
  await describeFile(things.evidence, by.id);
  const match = await caseForTest({ facts: FULL_FACTS });
  const known = { reporterTag: reporterTag(ADDRESS), sealedContact: sealContact(match.caseId, ADDRESS) };
  await db.submission.update({ where: { caseId: match.caseId }, data: { contactKind: "email", ...known } });
  const joined = await caseForTest();
  await db.case.update({ where: { id: joined.caseId }, data: { joinedToId: caseId } });
  await workOn(caseId, { evidenceId: things.evidence, other: things.person, by });
  const { id: trackId } = await db.track.findFirstOrThrow({ where: { caseId } });
  const batch = await besideIt(caseId, things);
  await secondPeople(caseId, { by, other: things.person });
  const partners: { profile: ShareProfile; staff: Staff }[] = [];
  for (const profile of SHARE_PROFILES) {
    const organisationId = await organisationForTest("platform");
    const terms = { mark: "partners", reason: "协查", sharedById: by.id, sharedAt: at, until };
    await db.caseShare.create({ data: { caseId, organisationId, profile, ...terms } });
    partners.push({ profile, staff: await staffOfForTest(organisationId, "supervisor") });
  }
  return { things: { ...things, batch }, caseId, trackId, partners, by, match: match.reference };
}
