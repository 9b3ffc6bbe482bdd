import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { asking } from "@/lib/cases/approvals/approved-reveal.fixture";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { escalateCase } from "@/lib/cases/escalate-case";
import { db } from "@/lib/infra/db/client";
import { MailServer } from "@/lib/infra/testing/mail-server";
import { sendStaffNoticeNow } from "@/lib/notifications/send-staff-notice";

const server = new MailServer();
let office: string;
let officer: Staff;

beforeAll(async () => {
  await server.start();
  vi.stubEnv("SMTP_URL", server.url);
});
afterAll(() => server.stop());
beforeEach(async () => {
  office = await organisationForTest("association");
  officer = await staffOfForTest(office, "case_officer");
  server.received.length = 0;
});

const colleague = (role: "custodian" | "supervisor" | "reviewer") => staffOfForTest(office, role);

async function aCase() {
  const one = await caseForTest({ tracks: ["report"], organisationId: office, title: "张三丰的返现卡" });
  const data = { contactKind: "email", sealedContact: Buffer.from("x") };
  await db.submission.update({ where: { caseId: one.caseId }, data, select: { id: true } });
  return one;
}

/** Who of the office has a mail of this kind waiting. */
async function told(template: string): Promise<string[]> {
  const people = await db.staff.findMany({ where: { organisationId: office }, select: { id: true } });
  const where = { template, staffId: { in: people.map(({ id }) => id) } };
  return (await db.staffNotice.findMany({ where, select: { staffId: true } })).map(({ staffId }) => staffId);
}

/** Quoted-printable, headers included, as a reader sees it. */
function decoded(source: string): string {
  const bytes = source.replace(/=\r?\n|\?=\s+=\?UTF-8\?Q\?/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`);
  return bytes.replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent);
}

/** The mail that this person gets, whole. */
async function mailTo({ id: staffId }: Staff): Promise<string> {
  const notice = await db.staffNotice.findFirstOrThrow({ where: { staffId, sentAt: null }, orderBy: { id: "desc" } });
  expect(await sendStaffNoticeNow({ noticeId: notice.id }, notice.createdAt)).toBe("sent");
  return decoded(server.received.at(-1)?.source ?? "");
}

test("SEC-09 a request is told to all of the office who may answer it, never to whoever asked", async () => {
  const [one, two] = [await colleague("custodian"), await colleague("custodian")];
  const both = await staffOfForTest(office, "custodian", "case_officer");
  await colleague("supervisor");
  await staffOfForTest(await organisationForTest(), "custodian");
  await db.staff.update({ where: { id: two.id }, data: { disabledAt: new Date() }, select: { id: true } });
  const { caseId, reference } = await aCase();
  const request = asking(reference);
  expect(await askToReveal(both, request)).toEqual({ ok: true });
  expect(await askToReveal(both, request)).toEqual({ ok: true });
  expect(await told("approval_asked")).toEqual([one.id]);
  const mail = await mailTo(one);
  expect(mail).toContain("/zh/staff/approvals");
  expect(mail).toContain("/en/staff/approvals");
  for (const secret of [reference, caseId, "张三丰", request.reason, both.name]) expect(mail).not.toContain(secret);
});

test("C17 a question to a supervisor is told to those who may answer, without those who have stepped back", async () => {
  const [head, back] = [await colleague("supervisor"), await colleague("supervisor")];
  const { caseId, reference } = await aCase();
  const recusal = { caseId, staffId: back.id, ground: "direct_interest", reason: "-", declaredById: back.id };
  await db.recusal.create({ data: { ...recusal, at: new Date(), onceKey: caseId }, select: { id: true } });
  expect(await escalateCase(officer, { reference, reason: "law", note: "" })).toEqual({ ok: true });
  expect(await told("case_escalated")).toEqual([head.id]);
  const mail = await mailTo(head);
  expect(mail).toContain("only=escalated");
  for (const secret of [reference, "张三丰", officer.name]) expect(mail).not.toContain(secret);
});

test("C17 an assignment is told to the person, many within an hour once, one's own never", async () => {
  const head = await colleague("supervisor");
  const cases = [await aCase(), await aCase(), await aCase()] as const;
  const at = new Date("2026-03-05T01:10:00Z");
  const given = (n: 0 | 1 | 2, to: string, when: Date) =>
    assignCase(head, { reference: cases[n].reference, to, seen: "" }, when);
  expect(await given(0, head.id, at)).toEqual({ ok: true });
  expect(await told("case_assigned")).toEqual([]);
  expect(await given(1, officer.id, at)).toEqual({ ok: true });
  expect(await given(2, officer.id, new Date("2026-03-05T01:50:00Z"))).toEqual({ ok: true });
  expect(await told("case_assigned")).toEqual([officer.id]);
  const mail = await mailTo(officer);
  expect(mail).toContain("mine=1");
  for (const { reference } of cases) expect(mail).not.toContain(reference);
});
