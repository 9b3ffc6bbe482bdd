import { describe, expect, test } from "vitest";
import { changeRoles } from "@/lib/access/change-roles";
import { inviteAdministrator } from "@/lib/access/invite-administrator";
import { inviteStaff } from "@/lib/access/invite-staff";
import { type Permission, ROLES, type Role } from "@/lib/access/roles";
import { saveRole } from "@/lib/access/save-role";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";

const GIVEN = ROLES.filter((role) => role !== "administrator" && role !== "auditor");
const rolesOf = async ({ id }: Staff) => (await db.staff.findUniqueOrThrow({ where: { id } })).roles;
let number = 0;

async function savedRole(by: Staff, permissions: readonly Permission[]) {
  const name = `本院 ${++number}`;
  const saved = await saveRole(by, { id: "", version: 0, name, permissions });
  if (!saved.ok) throw new Error(saved.reason);
  const save = (staff: Staff, wider: readonly Permission[]) =>
    saveRole(staff, { id: saved.id, version: 0, name, permissions: wider });
  return { id: saved.id, save };
}

describe("SEC-09 who may give what to whom", () => {
  test.each(GIVEN)("SEC-09 no administrator makes themselves %s", async (role) => {
    const admin = await staffForTest("administrator");
    const roles = ["administrator", role];
    expect(await changeRoles(admin, { staffId: admin.id, roles })).toEqual({ ok: false, reason: "own_roles" });
    expect(await rolesOf(admin)).toEqual(["administrator"]);
  });

  test.each(GIVEN)("SEC-09 another administrator may make an administrator %s", async (role) => {
    const [one, other] = [await staffForTest("administrator"), await staffForTest("administrator")];
    expect(await changeRoles(one, { staffId: other.id, roles: ["administrator", role] })).toEqual({ ok: true });
    expect(await rolesOf(other)).toEqual(["administrator", role]);
  });

  test("SEC-09 nor gives or takes a role of their own making to or from themselves", async () => {
    const admin = await staffForTest("administrator");
    const { id } = await savedRole(admin, ["identity:approve"]);
    for (const roles of [["administrator", id], [id], ["administrator"], ["intake"]]) {
      expect(await changeRoles(admin, { staffId: admin.id, roles })).toEqual({ ok: false, reason: "own_roles" });
    }
  });

  test("SEC-09 nobody adds to a role that they hold themselves; another may, and taking away is open to all", async () => {
    const [one, other] = [await staffForTest("administrator"), await staffForTest("administrator")];
    const { id, save } = await savedRole(one, ["case:read", "note:add"]);
    await changeRoles(one, { staffId: other.id, roles: ["administrator", id] });
    const wider = ["case:read", "note:add", "identity:approve"] as const;
    expect(await save(other, wider)).toEqual({ ok: false, reason: "own_role" });
    expect(await save(other, ["case:read", "case:decide:final"])).toEqual({ ok: false, reason: "own_role" });
    expect(await db.namedRole.findUnique({ where: { id } })).toMatchObject({ version: 0 });
    expect(await save(other, ["case:read"])).toMatchObject({ ok: true });
    expect(await saveRole(one, { id, version: 1, name: `本院 ${++number}`, permissions: wider })).toMatchObject({
      ok: true,
    });
  });

  test.each(["custodian", "supervisor"] as const)(
    "SEC-09 nor becomes %s by way of another organisation",
    async (role: Role) => {
      const [admin, organisationId] = [await staffForTest("administrator"), await organisationForTest()];
      const theirs = await staffOfForTest(organisationId, "administrator");
      const unknown = { ok: false, reason: "unknown_person" };
      expect(await changeRoles(theirs, { staffId: admin.id, roles: ["administrator", role] })).toEqual(unknown);
      const { name, email } = admin;
      expect(await inviteAdministrator(admin, { organisationId, name, email })).toEqual({
        ok: false,
        reason: "email_taken",
      });
      expect(await inviteStaff(admin, { name, email, roles: [role] })).toEqual({ ok: false, reason: "email_taken" });
    },
  );
});
