import { beforeAll, describe, expect, test } from "vitest";
import { activeStaffWith } from "@/lib/access/active-staff";
import { changeRoles } from "@/lib/access/change-roles";
import { inviteStaff } from "@/lib/access/invite-staff";
import { listRoles } from "@/lib/access/list-roles";
import { makeStaff } from "@/lib/access/make-staff";
import { findPerson } from "@/lib/access/queries";
import { conflictOf } from "@/lib/access/role-conflict";
import { PERMISSIONS, permissionsOf, ROLES } from "@/lib/access/roles";
import { type SaveRole, saveRole } from "@/lib/access/save-role";
import { authorise, type Staff } from "@/lib/access/staff";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { signedInForTest } from "@/lib/access/testing/sign-in-for-test";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";

let admin: Staff;
let number = 0;
beforeAll(async () => {
  admin = await staffForTest("administrator");
});

const wanted = (permissions: readonly string[], wishes: Partial<SaveRole> = {}): SaveRole => ({
  id: "",
  version: 0,
  name: `夜班 ${++number}`,
  permissions,
  ...wishes,
});

async function roleOf(permissions: readonly string[], by = admin): Promise<string> {
  const saved = await saveRole(by, wanted(permissions));
  if (!saved.ok) throw new Error(saved.reason);
  return saved.id;
}

const person = () => makeStaff({ name: "周明", email: `role${++number}@example.cn`, roles: ["intake"] });

describe("G9 roles that administrators make", () => {
  test("G9 SEC-11 a change of a role counts with the next request of whoever holds it, in the same session", async () => {
    const id = await roleOf(["case:read", "note:add"]);
    const made = await person();
    expect(await changeRoles(admin, { staffId: made.id, roles: ["intake", id] })).toEqual({ ok: true });
    const { claims } = await signedInForTest(made);
    const before = await staffFromSession(claims);
    expect(before && authorise(before, "case:claim").ok).toBe(false);
    const [role] = (await listRoles(admin)).filter((one) => one.id === id);
    expect(role).toMatchObject({ holders: 1, version: 0 });
    const more = wanted(["case:read", "case:claim"], { id, name: role?.name ?? "" });
    expect(await saveRole(admin, more)).toEqual({ ok: true, id });
    const after = await staffFromSession(claims);
    expect(after && authorise(after, "case:claim").ok).toBe(true);
    expect(after?.named.map(({ name }) => name)).toEqual([role?.name]);
    expect((await activeStaffWith("case:claim", [made.id])).has(made.id)).toBe(true);
    expect(await findPerson(admin, made.id)).toMatchObject({ roles: ["intake"], named: [{ id }] });
  });

  test("G9 two who change the same role: the second is told, and overwrites nothing", async () => {
    const id = await roleOf(["case:read"]);
    expect(await saveRole(admin, wanted(["note:add"], { id }))).toEqual({ ok: true, id });
    expect(await saveRole(admin, wanted(["case:claim"], { id }))).toEqual({ ok: false, reason: "stale" });
    const saved = (await listRoles(admin)).find((role) => role.id === id);
    expect(saved?.permissions).toEqual(["note:add"]);
  });

  test.each([
    ["name", wanted([...PERMISSIONS], { name: " " })],
    ["name", wanted(["case:read"], { name: "auditor" })],
    ["permissions", wanted([])],
    ["permissions", wanted(["case:read", "case:everything"])],
    ["unknown_role", wanted(["case:read"], { id: "nobody" })],
    ["unknown_role", wanted(["case:read"], { id: "00000000-0000-7000-8000-000000000009" })],
  ])("G9 is refused for its %s", async (reason, asked) => {
    expect(await saveRole(admin, asked)).toEqual({ ok: false, reason });
  });

  test("G9 no two roles of an organisation have one name", async () => {
    const { name } = wanted([]);
    expect(await saveRole(admin, wanted(["case:read"], { name }))).toMatchObject({ ok: true });
    expect(await saveRole(admin, wanted(["case:read"], { name }))).toEqual({ ok: false, reason: "name_taken" });
  });

  test.each(ROLES.filter((role) => role !== "administrator"))("G9 SEC-05 %s makes none", async (role) => {
    const refused = { ok: false, reason: "not_permitted" };
    expect(await saveRole(await staffForTest(role), wanted(["case:read"]))).toEqual(refused);
  });

  test("G10 a role of one organisation is neither seen, changed nor given in another", async () => {
    const id = await roleOf(["case:read"]);
    const other = await staffOfForTest(await organisationForTest(), "administrator");
    expect(await listRoles(other)).toEqual([]);
    expect(await saveRole(other, wanted(["note:add"], { id }))).toEqual({ ok: false, reason: "unknown_role" });
    const invited = { name: "吴越", email: "wu-role@example.cn", roles: [id] };
    expect(await inviteStaff(other, invited)).toEqual({ ok: false, reason: "roles_unknown" });
  });
});

describe("G9 nobody audits their own doing, whatever the roles are called", () => {
  const WATCHED = PERMISSIONS.filter(
    (one) => !["audit:read", "case:read", "evidence:view", "note:add", "intake:record"].includes(one),
  );

  test.each(WATCHED)("G9 auditing does not go with %s in one role", async (permission) => {
    const refused = { ok: false, reason: "role_conflict", permission };
    expect(await saveRole(admin, wanted(["audit:read", permission]))).toEqual(refused);
  });

  test("G9 nor in one person, by roles of either kind", async () => {
    const made = await person();
    const id = await roleOf(["case:claim"]);
    const give = (roles: string[]) => changeRoles(admin, { staffId: made.id, roles });
    expect(await give([id, "auditor"])).toMatchObject({ ok: false, reason: "roles_conflict" });
    const watching = await roleOf(["audit:read", "case:read"]);
    expect(await give([watching, "reviewer"])).toMatchObject({ ok: false, reason: "roles_conflict" });
    expect(await give([watching, "intake"])).toEqual({ ok: true });
  });

  test("G9 nor by changing a role that somebody holds beside auditing", async () => {
    const made = await person();
    const id = await roleOf(["note:add"]);
    expect(await changeRoles(admin, { staffId: made.id, roles: ["auditor", id] })).toEqual({ ok: true });
    const refused = { ok: false, reason: "holder_conflict", holder: "周明" };
    expect(await saveRole(admin, wanted(["case:claim"], { id }))).toEqual(refused);
  });

  test("G9 the roles of the house keep to it themselves", () => {
    expect(ROLES.filter((role) => conflictOf(permissionsOf([role])) !== null)).toEqual([]);
  });

  test("G9 a role that manages people does not stand in for the last administrator", async () => {
    const id = await roleOf(["staff:manage"]);
    const own = await staffOfForTest(await organisationForTest(), "administrator");
    const theirs = await roleOf(["staff:manage"], own);
    const made = await makeStaff({
      name: "周明",
      email: "deputy@example.cn",
      roles: [],
      organisationId: own.organisationId,
    });
    const give = (by: Staff, staffId: string, role: string) => changeRoles(by, { staffId, roles: [role] });
    expect(await give(own, made.id, id)).toEqual({ ok: false, reason: "roles_unknown" });
    expect(await give(own, made.id, theirs)).toEqual({ ok: true });
    const { staff: deputy } = await signedInForTest(made);
    expect(await give(deputy, own.id, theirs)).toEqual({ ok: false, reason: "last_administrator" });
  });
});
