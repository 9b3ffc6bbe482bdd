import { beforeEach, describe, expect, test } from "vitest";
import { acceptInvite } from "@/lib/access/accept-invite";
import { changeRoles } from "@/lib/access/change-roles";
import { confirmApprover } from "@/lib/access/confirm-approver";
import { disableStaff } from "@/lib/access/disable-staff";
import { inviteStaff } from "@/lib/access/invite-staff";
import { type MadeStaff, makeStaff } from "@/lib/access/make-staff";
import { resetFactor } from "@/lib/access/reset-factor";
import { restingApprovals } from "@/lib/access/resting-approvals";
import type { Permission, Role } from "@/lib/access/roles";
import { saveRole } from "@/lib/access/save-role";
import type { Staff } from "@/lib/access/staff";
import { signedInForTest } from "@/lib/access/testing/sign-in-for-test";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { asking, lastRequestOf } from "@/lib/cases/approvals/approved-reveal.fixture";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { listApprovals } from "@/lib/cases/approvals/list-approvals";
import { listApprovers } from "@/lib/cases/approvals/list-approvers";
import { caseForTest } from "@/lib/cases/case.fixture";
import { db } from "@/lib/infra/db/client";

let office: string;
let admin: Staff;
let number = 0;
beforeEach(async () => {
  office = await organisationForTest("association");
  admin = await staffOfForTest(office, "administrator");
});

const colleague = (...roles: Role[]) => staffOfForTest(office, ...roles);
const hired = () =>
  makeStaff({ name: "冯远", email: `feng${++number}@example.cn`, roles: ["intake"], organisationId: office });
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);

async function made(role: Role, person?: MadeStaff): Promise<Staff> {
  const newcomer = person ?? (await hired());
  expect(await changeRoles(admin, { staffId: newcomer.id, roles: [role] })).toEqual({ ok: true });
  return (await signedInForTest(newcomer)).staff;
}

async function asked(): Promise<string> {
  const officer = await colleague("case_officer");
  const { caseId, reference } = await caseForTest({ tracks: ["report"], organisationId: office });
  const contact = { contactKind: "email", sealedContact: Buffer.from("x") };
  const said = { channel: "web", locale: "zh", facts: {}, receipt: "", receivedAt: new Date() };
  await db.submission.upsert({ where: { caseId }, create: { caseId, ...said, ...contact }, update: contact });
  expect(await askToReveal(officer, asking(reference))).toEqual({ ok: true });
  return lastRequestOf(officer);
}

const approving = (staff: Staff, id: string, at = new Date()) =>
  decideApproval(staff, { id, move: "approve", words: "" }, at);
const TOO_NEW = { ok: false, reason: "too_new" };
const grantOf = async ({ id: staffId }: Pick<Staff, "id">) =>
  (await db.approverGrant.findFirstOrThrow({ where: { staffId }, orderBy: { id: "desc" } })).id;

describe("SEC-09 whoever newly may answer", () => {
  test("SEC-09 is named to all who hold the same, and answers nothing for a day", async () => {
    const custodian = await colleague("custodian");
    const newcomer = await made("custodian");
    expect(await listApprovers(custodian)).toMatchObject([
      { name: "冯远", givenBy: admin.name, permissions: ["identity:approve"], cause: "roles", mayConfirm: true },
    ]);
    expect(await listApprovers(await colleague("supervisor"))).toEqual([]);
    const id = await asked();
    expect(await approving(newcomer, id)).toEqual(TOO_NEW);
    expect(await decideApproval(newcomer, { id, move: "refuse", words: "不批" })).toEqual(TOO_NEW);
    expect(await listApprovals(newcomer)).toMatchObject([{ id, tooNew: true, moves: [] }]);
    expect(await approving(newcomer, id, later(23))).toEqual(TOO_NEW);
    expect(await approving(newcomer, id, later(25))).toEqual({ ok: true });
  });

  test("SEC-09 does not wait where nobody else holds it: an office must be able to begin", async () => {
    const newcomer = await made("custodian");
    expect(await approving(newcomer, await asked())).toEqual({ ok: true });
    expect(await listApprovers(newcomer)).toMatchObject([{ own: true, waitsUntil: null }]);
  });

  test("SEC-09 is not let in by disabling everybody who holds it first", async () => {
    const custodian = await colleague("custodian");
    await disableStaff(admin, custodian.id);
    expect(await restingApprovals((await made("custodian")).id, new Date())).toEqual(["identity:approve"]);
  });

  test("SEC-09 is confirmed by a colleague who holds the same, and by nobody else", async () => {
    const custodian = await colleague("custodian");
    const [newcomer, other] = [await made("custodian"), await made("custodian")];
    const grant = await grantOf(newcomer);
    const stranger = await staffOfForTest(await organisationForTest(), "custodian");
    const refused: [Staff, string][] = [
      [newcomer, "not_yours"],
      [other, "not_yours"],
      [admin, "not_yours"],
      [await colleague("supervisor"), "not_yours"],
      [stranger, "not_found"],
    ];
    for (const [staff, reason] of refused) expect(await confirmApprover(staff, grant)).toEqual({ ok: false, reason });
    expect(await confirmApprover(custodian, "nobody")).toEqual({ ok: false, reason: "not_found" });
    expect(await confirmApprover(custodian, grant)).toEqual({ ok: true });
    expect(await confirmApprover(custodian, grant)).toEqual({ ok: false, reason: "not_waiting" });
    expect(await approving(newcomer, await asked())).toEqual({ ok: true });
  });

  test("SEC-09 nor by whoever gave it, though they hold it, too", async () => {
    await colleague("custodian");
    admin = await colleague("administrator", "custodian");
    const grant = await grantOf(await made("custodian"));
    expect(await confirmApprover(admin, grant)).toEqual({ ok: false, reason: "not_yours" });
    const data = { confirmedById: admin.id, confirmedAt: new Date() };
    await expect(db.approverGrant.update({ where: { id: grant }, data })).rejects.toThrow("third_person");
  });
});

describe("SEC-09 by which way they got it", () => {
  type Way = (person: MadeStaff) => Promise<unknown>;
  const WAYS: readonly [string, Way, string[]][] = [
    ["roles", ({ id }) => changeRoles(admin, { staffId: id, roles: ["supervisor"] }), ["hold:lift", "export:approve"]],
    ["role", (person) => widened(person, ["case:read"], ["case:read", "hold:lift"]), ["hold:lift"]],
    ["factor", ({ id }) => made("custodian").then(() => resetFactor(admin, id)), []],
    ["roles", ({ id }) => changeRoles(admin, { staffId: id, roles: ["case_officer"] }), []],
    ["role", (person) => widened(person, ["hold:lift"], ["hold:lift", "note:add"]), ["hold:lift"]],
  ];

  async function widened({ id: staffId }: MadeStaff, before: Permission[], after: Permission[]) {
    const name = `本院 ${++number}`;
    const saved = await saveRole(admin, { id: "", version: 0, name, permissions: before });
    if (!saved.ok) throw new Error(saved.reason);
    await changeRoles(admin, { staffId, roles: [saved.id] });
    return saveRole(admin, { id: saved.id, version: 0, name, permissions: after });
  }

  test.each(WAYS)("SEC-09 %s: waits for what is new and no more (%#)", async (_, way, waiting) => {
    await colleague("supervisor");
    const person = await hired();
    await way(person);
    expect(await restingApprovals(person.id, new Date())).toEqual(expect.arrayContaining(waiting));
    expect(await db.approverGrant.count({ where: { staffId: person.id } })).toBe(waiting.length > 0 ? 1 : 0);
  });

  test("SEC-09 an invitation counts from when it is taken up, and a reset second factor anew", async () => {
    await colleague("custodian");
    const email = `han${++number}@example.cn`;
    const invited = await inviteStaff(admin, { name: "韩青", email, roles: ["custodian"] });
    expect(
      invited.ok && (await acceptInvite({ link: invited.token, password: "九月的雨落在旧书店门口的石阶上" })).ok,
    ).toBe(true);
    const { id } = await db.staff.findUniqueOrThrow({ where: { email } });
    expect(await restingApprovals(id, later(25))).toEqual([]);
    await resetFactor(admin, id, later(25));
    expect(await restingApprovals(id, later(26))).toEqual(["identity:approve"]);
    const causes = await db.approverGrant.findMany({ where: { staffId: id }, orderBy: { grantedAt: "asc" } });
    expect(causes.map(({ cause, grantedById }) => [cause, grantedById])).toEqual([
      ["invite", admin.id],
      ["factor", admin.id],
    ]);
  });
});
