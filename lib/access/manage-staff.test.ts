import { beforeAll, describe, expect, test } from "vitest";
import { acceptInvite } from "@/lib/access/accept-invite";
import { changeRoles } from "@/lib/access/change-roles";
import { disableStaff } from "@/lib/access/disable-staff";
import { enableStaff } from "@/lib/access/enable-staff";
import { inviteStaff } from "@/lib/access/invite-staff";
import { type MadeStaff, makeStaff } from "@/lib/access/make-staff";
import { offerNewPassword } from "@/lib/access/offer-new-password";
import { allPeople, findPerson, liveSessions, openInvites, signInStep } from "@/lib/access/queries";
import { resetFactor } from "@/lib/access/reset-factor";
import { revokeSessions } from "@/lib/access/revoke-sessions";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { attemptForTest, signedInForTest, signInForTest } from "@/lib/access/testing/sign-in-for-test";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";

const PASSWORD = "九月的雨落在旧书店门口的石阶上";
let number = 0;
const person = (): Promise<MadeStaff> =>
  makeStaff({ name: "周明", email: `zhou${++number}@example.cn`, roles: ["reviewer"] });
const newcomer = () => ({ name: "吴越", email: `wu${++number}@example.cn`, roles: ["intake" as const] });

let admin: Staff;
beforeAll(async () => {
  admin = await staffForTest("administrator");
});

async function actions(staffId: string): Promise<string[]> {
  const rows = await db.auditEntry.findMany({ where: { payload: { contains: staffId } }, orderBy: { seq: "asc" } });
  return rows.map(({ payload }) => (JSON.parse(payload) as { action: string }).action);
}

describe("SEC-11 what an administrator does counts with the next request", () => {
  test.each([
    ["disabling", (id: string) => disableStaff(admin, id)],
    ["changing roles", (id: string) => changeRoles(admin, { staffId: id, roles: ["intake"] })],
    ["resetting the second factor", (id: string) => resetFactor(admin, id)],
    ["revoking sessions", (id: string) => revokeSessions(admin, { staffId: id })],
  ])("SEC-11 %s ends every session of the person", async (_, act) => {
    const made = await person();
    const { claims } = await signedInForTest(made);
    expect(await act(made.id)).toMatchObject({ ok: true });
    expect(await staffFromSession(claims)).toBeNull();
    expect(await liveSessions(made.id)).toEqual([]);
  });

  test("SEC-11 a disabled person does not come in, and does again once enabled", async () => {
    const made = await person();
    await disableStaff(admin, made.id);
    await expect(attemptForTest(made)).rejects.toThrow("wrong_password");
    await enableStaff(admin, made.id);
    expect(await staffFromSession(await signInForTest(made))).toMatchObject({ id: made.id });
  });

  test("SEC-11 disabling ends a sign-in under way", async () => {
    const made = await person();
    const attempt = await attemptForTest(made);
    await disableStaff(admin, made.id);
    await enableStaff(admin, made.id);
    expect(await signInStep(attempt)).toBeNull();
  });

  test("SEC-11 after a reset of the second factor the next sign-in enrols a new one", async () => {
    const made = await person();
    await resetFactor(admin, made.id);
    expect(await signInStep(await attemptForTest(made))).toMatchObject({ next: "enrol" });
  });

  test("SEC-11 a new password by link ends sessions and the old password", async () => {
    const made = await person();
    const { claims } = await signedInForTest(made);
    const offered = await offerNewPassword(admin, made.id);
    expect(await staffFromSession(claims)).not.toBeNull();
    const link = offered.ok ? offered.token : "";
    expect(await acceptInvite({ link, password: PASSWORD })).toMatchObject({ ok: true });
    expect(await staffFromSession(claims)).toBeNull();
    await expect(attemptForTest(made)).rejects.toThrow("wrong_password");
    expect(await signInStep(await attemptForTest({ ...made, password: PASSWORD }))).toEqual({ next: "code" });
    expect(await acceptInvite({ link, password: PASSWORD })).toEqual({ ok: false, reason: "link" });
  });

  test("SEC-11 every act is an audit entry", async () => {
    const made = await person();
    await disableStaff(admin, made.id);
    await enableStaff(admin, made.id);
    await changeRoles(admin, { staffId: made.id, roles: ["auditor"] });
    expect(await actions(made.id)).toEqual(["staff.set_up", "staff.disabled", "staff.enabled", "staff.role_changed"]);
  });
});

describe("SEC-05 who may manage accounts", () => {
  test.each(ROLES.filter((role) => role !== "administrator"))("SEC-05 %s may not", async (role) => {
    const [staff, { id }] = [await staffForTest(role), await person()];
    const refused = { ok: false, reason: "not_permitted" };
    expect(await disableStaff(staff, id)).toEqual(refused);
    expect(await enableStaff(staff, id)).toEqual(refused);
    expect(await changeRoles(staff, { staffId: id, roles: ["intake"] })).toEqual(refused);
    expect(await resetFactor(staff, id)).toEqual(refused);
    expect(await offerNewPassword(staff, id)).toEqual(refused);
    expect(await revokeSessions(staff, { staffId: id })).toEqual(refused);
    expect(await inviteStaff(staff, newcomer())).toEqual(refused);
  });

  test("SEC-05 nobody is auditor and administrator at once", async () => {
    const { id } = await person();
    const refused = { ok: false, reason: "roles_conflict", roles: ["auditor", "administrator"] };
    const roles = ["auditor", "administrator"] as const;
    expect(await changeRoles(admin, { staffId: id, roles })).toEqual(refused);
    expect(await inviteStaff(admin, { ...newcomer(), roles: [...roles] })).toEqual(refused);
  });

  test("the last administrator can neither go nor step down, two who remove each other leave one", async () => {
    const last = { ok: false, reason: "last_administrator" };
    expect(await disableStaff(admin, admin.id)).toEqual(last);
    expect(await changeRoles(admin, { staffId: admin.id, roles: ["intake"] })).toMatchObject({ reason: "own_roles" });
    const second = await staffForTest("administrator");
    const both = await Promise.all([disableStaff(admin, second.id), disableStaff(second, admin.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await db.staff.updateMany({ where: { id: { in: [admin.id, second.id] } }, data: { disabledAt: null } });
    await db.staff.update({ where: { id: second.id }, data: { roles: [] } });
  });

  test("an account that does not exist is told as such", async () => {
    expect(await disableStaff(admin, "00000000-0000-7000-8000-000000000000")).toEqual({
      ok: false,
      reason: "unknown_person",
    });
    expect(await disableStaff(admin, "nobody")).toEqual({ ok: false, reason: "unknown_person" });
    expect(await revokeSessions(admin, { staffId: admin.id, sessionId: "" })).toEqual({ ok: true, ended: 0 });
    expect(await findPerson(admin, "'; DROP TABLE staff")).toBeNull();
  });
});

describe("invitations", () => {
  test("an invited person chooses a password, enrols, and has the roles of the invitation", async () => {
    const asked = newcomer();
    const invited = await inviteStaff(admin, asked);
    expect((await openInvites(admin)).map(({ email }) => email)).toContain(asked.email);
    const link = invited.ok ? invited.token : "";
    expect(await acceptInvite({ link, password: "too short" })).toEqual({ ok: false, reason: "password_short" });
    const joined = await acceptInvite({ link, password: PASSWORD });
    expect(await signInStep(joined.ok ? joined.attempt : null)).toMatchObject({ next: "enrol" });
    expect(await acceptInvite({ link, password: PASSWORD })).toEqual({ ok: false, reason: "link" });
    const all = await allPeople(admin);
    expect(all.find(({ email }) => email === asked.email)).toMatchObject({ roles: ["intake"], enrolled: false });
  });

  test("an invitation ends after 72 hours, and when a newer one is made", async () => {
    const asked = newcomer();
    const tokens = [];
    for (let n = 0; n < 2; n++) {
      const invited = await inviteStaff(admin, asked);
      tokens.push(invited.ok ? invited.token : "");
    }
    const [older = "", newer = ""] = tokens;
    const late = new Date(Date.now() + 72 * 3_600_000);
    expect(await acceptInvite({ link: older, password: PASSWORD })).toEqual({ ok: false, reason: "link" });
    expect(await acceptInvite({ link: newer, password: PASSWORD }, late)).toEqual({ ok: false, reason: "link" });
  });

  test("nobody is invited twice over", async () => {
    const { email } = await person();
    expect(await inviteStaff(admin, { ...newcomer(), email })).toEqual({ ok: false, reason: "email_taken" });
  });
});
