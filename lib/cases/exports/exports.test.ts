import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { readApproval } from "@/lib/cases/approvals/list-approvals";
import { caseForTest } from "@/lib/cases/case.fixture";
import { askToExport } from "@/lib/cases/exports/ask-to-export";
import { handOutExport } from "@/lib/cases/exports/hand-out-export";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";

const t = translatorFor("zh");
const wordsOf = (filter: string) => ({ t, platformIn: (platform: string) => platform, filter });
const day = 86_400_000;
let platform = "";
let references: string[] = [];

beforeEach(async () => {
  platform = `e${randomUUID().slice(0, 8)}`;
  const made = [await caseForTest({ platform }), await caseForTest({ platform })];
  references = made.map(({ reference }) => reference).toSorted();
});

const asking = (change = {}) => {
  const list = `platform=${platform}`;
  return { list, purpose: "analysis", reason: "季度分析，用后删除。", onceKey: randomUUID(), ...change };
};
async function requestOf({ id: askedById }: Staff) {
  const { id, subjectId } = await db.approvalRequest.findFirstOrThrow({
    where: { askedById, act: "case_export" },
    orderBy: { id: "desc" },
  });
  return { id, list: subjectId ?? "" };
}
const approve = (staff: Staff, id: string) => decideApproval(staff, { id, move: "approve", words: "" });
const take = (staff: Staff, id: string, at?: Date) => handOutExport(staff, { id, wordsOf }, at);
const entries = (id: string) =>
  db.auditEntry.findMany({ where: { payload: { contains: id } }, orderBy: { at: "asc" } });

async function approved(asker?: Staff) {
  const staff = asker ?? (await staffForTest("case_officer"));
  expect(await askToExport(staff, asking())).toEqual({ ok: true });
  const request = await requestOf(staff);
  const supervisor = await staffForTest("supervisor");
  expect(await approve(supervisor, request.id)).toEqual({ ok: true });
  return { staff, supervisor, ...request };
}

describe("SEC-09 E9 a list leaves the house with two people", () => {
  it("E9 is asked for, approved by another, taken once, and each step is on record with the count", async () => {
    const { staff, supervisor, id, list } = await approved();
    expect(await readApproval(supervisor, id)).toMatchObject({ reference: null, list: { count: 2, takenAt: null } });
    const given = await take(staff, list);
    expect(given).toMatchObject({ ok: true, count: 2 });
    const lines = given.ok ? given.text.trimEnd().split("\r\n") : [];
    expect(lines.slice(-2).map((line) => line.split(",")[0])).toEqual(references);
    expect(await take(staff, list)).toEqual({ ok: false, reason: "taken" });
    expect(await readApproval(staff, id)).toMatchObject({ standing: "done" });
    const said = (await entries(list)).map(({ payload }) => JSON.parse(payload));
    expect(said.map(({ action, data }) => [action, data.cases])).toEqual([
      ["approval.asked", 2],
      ["approval.approved", 2],
      ["export.taken", 2],
    ]);
    expect(said[2].data).toMatchObject({ approvedBy: supervisor.id, sha256: expect.stringMatching(/^[\da-f]{64}$/) });
  });

  it("E9 PRV-05 nothing of the reporter is in it", async () => {
    const { caseId } = await caseForTest({ platform, searchable: ["经过鸟"], facts: { seen: { story: "经过鸟" } } });
    const contact = { contactKind: "email", sealedContact: Buffer.from("鸟") };
    await db.submission.update({ where: { caseId }, data: contact, select: { id: true } });
    const { staff, list } = await approved();
    const given = await take(staff, list);
    expect(given.ok && given.count).toBe(3);
    expect(JSON.stringify(given)).not.toContain("鸟");
  });

  it("E9 what was approved does not grow, and what one may no longer read stays out", async () => {
    const staff = await staffForTest("case_officer");
    const { list } = await approved(staff);
    await caseForTest({ platform });
    const gone = await db.case.findUniqueOrThrow({ where: { reference: references[0] ?? "" } });
    const recusal = {
      caseId: gone.id,
      staffId: staff.id,
      ground: "direct_interest",
      reason: "x",
      declaredById: staff.id,
    };
    await db.recusal.create({ data: { ...recusal, at: new Date(), onceKey: randomUUID() }, select: { id: true } });
    expect(await take(staff, list)).toMatchObject({ ok: true, count: 1 });
  });

  it("E9 two tabs that take it at once get one file", async () => {
    const { staff, list } = await approved();
    const both = await Promise.all([take(staff, list), take(staff, list)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("E9 an approval serves a day", async () => {
    const { staff, list } = await approved();
    expect(await take(staff, list, new Date(Date.now() + day + 1_000))).toEqual({ ok: false, reason: "not_approved" });
  });

  it("E9 one open request at a time; a second click is the first once more; after the file another may be asked for", async () => {
    const staff = await staffForTest("case_officer");
    const first = asking();
    expect(await askToExport(staff, first)).toEqual({ ok: true });
    expect(await askToExport(staff, first)).toEqual({ ok: true });
    expect(await askToExport(staff, asking())).toEqual({ ok: false, reason: "already_asked" });
    const { id, list } = await requestOf(staff);
    await approve(await staffForTest("supervisor"), id);
    expect(await take(staff, list)).toMatchObject({ ok: true });
    expect(await askToExport(staff, asking())).toEqual({ ok: true });
  });

  it.each([
    [{ purpose: "curious" }, { purpose: "purpose_missing" }],
    [{ reason: " " }, { reason: "empty" }],
  ])("E9 %j is not enough", async (change, problems) => {
    const staff = await staffForTest("case_officer");
    expect(await askToExport(staff, asking(change))).toMatchObject({ reason: "fields", problems });
  });

  it("E9 a list of nothing is not asked for", async () => {
    const staff = await staffForTest("case_officer");
    expect(await askToExport(staff, asking({ list: "platform=nobody" }))).toMatchObject({ reason: "nothing_found" });
  });
});

describe("SEC-09 one person alone, whatever they hold", () => {
  const HATS: Role[][] = [
    ["case_officer"],
    ["supervisor"],
    ["case_officer", "supervisor"],
    ["supervisor", "custodian", "administrator"],
  ];

  it.each(HATS)("SEC-09 cannot approve or take their own export: %s %s %s", async (...roles) => {
    const person = await staffForTest(...roles.filter(Boolean));
    await askToExport(person, asking());
    const { id, list } = await requestOf(person);
    expect(await approve(person, id)).toEqual({ ok: false, reason: "own_request" });
    expect(await take(person, list)).toEqual({ ok: false, reason: "not_approved" });
    const forged = { decision: "approved", decidedById: person.id, decidedAt: new Date(), usableUntil: new Date() };
    await expect(db.approvalRequest.update({ where: { id }, data: forged })).rejects.toThrow(/takes_two/);
    await expect(db.caseExport.update({ where: { id: list }, data: { takenAt: new Date() } })).rejects.toThrow(
      /second/,
    );
  });

  it("SEC-09 nobody takes what another asked for, not even who approved it", async () => {
    const { supervisor, list } = await approved();
    expect(await take(supervisor, list)).toEqual({ ok: false, reason: "not_yours" });
    expect(await take(await staffForTest("case_officer"), list)).toEqual({ ok: false, reason: "not_yours" });
  });

  it("SEC-06 another organisation's request and cases are not there", async () => {
    const { id, list } = await approved();
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await approve(stranger, id)).toEqual({ ok: false, reason: "not_found" });
    expect(await take(stranger, list)).toEqual({ ok: false, reason: "not_found" });
    expect(await askToExport(stranger, asking())).toMatchObject({ reason: "nothing_found" });
  });

  it.each<[Role, boolean]>([
    ["intake", false],
    ["reviewer", false],
    ["auditor", false],
    ["custodian", false],
    ["case_officer", true],
  ])("SEC-05 a %s may ask: %s", async (role, may) => {
    const asked = await askToExport(await staffForTest(role), asking());
    expect(asked).toEqual(may ? { ok: true } : { ok: false, reason: "not_permitted" });
  });
});
