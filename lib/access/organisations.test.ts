import { beforeAll, describe, expect, test } from "vitest";
import { acceptInvite } from "@/lib/access/accept-invite";
import { changeRoles } from "@/lib/access/change-roles";
import { disableStaff } from "@/lib/access/disable-staff";
import { inviteAdministrator } from "@/lib/access/invite-administrator";
import { inviteStaff } from "@/lib/access/invite-staff";
import { allOrganisations, otherOrganisations, ownOrganisation } from "@/lib/access/list-organisations";
import { makeOrganisation } from "@/lib/access/make-organisation";
import { makeStaff } from "@/lib/access/make-staff";
import { HOME_ORGANISATION, ORGANISATION_KINDS } from "@/lib/access/organisation";
import { allPeople, findPerson, liveSessions, openInvites } from "@/lib/access/queries";
import { revokeSessions } from "@/lib/access/revoke-sessions";
import type { Staff } from "@/lib/access/staff";
import { signedInForTest } from "@/lib/access/testing/sign-in-for-test";
import { staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";

const PASSWORD = "九月的雨落在旧书店门口的石阶上";
let admin: Staff;
let number = 0;
beforeAll(async () => {
  admin = await staffForTest("administrator");
});

async function organisation(): Promise<string> {
  const made = await makeOrganisation(admin, { name: `某市监局 ${++number}`, kind: "regulator" });
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

describe("G10 organisations in one installation", () => {
  test("G10 everybody and everything that was there before belongs to the home organisation", async () => {
    const { id } = await makeStaff({ name: "周明", email: "home@example.cn", roles: ["intake"] });
    expect(await db.staff.findUnique({ where: { id } })).toMatchObject({ organisationId: HOME_ORGANISATION });
    const [first] = await allOrganisations();
    expect(first).toMatchObject({ id: HOME_ORGANISATION, home: true });
    expect(await ownOrganisation(admin)).toBe(first?.name);
  });

  test.each(ORGANISATION_KINDS)("G10 an administrator of the home organisation lets in a %s", async (kind) => {
    const name = `机构 ${++number}`;
    const made = await makeOrganisation(admin, { name, kind });
    expect(await otherOrganisations(admin)).toContainEqual({ id: made.ok && made.id, name, kind });
    expect(await makeOrganisation(admin, { name, kind })).toEqual({ ok: false, reason: "name_taken" });
  });

  test("G10 says what is wrong with the form", async () => {
    const refused = { ok: false, reason: "unreadable", fields: ["name", "kind"] };
    expect(await makeOrganisation(admin, { name: " ", kind: "ministry" })).toEqual(refused);
  });

  test("G10 its administrator is invited, joins there, and invites the others there", async () => {
    const organisationId = await organisation();
    const email = `chen${number}@example.cn`;
    const invited = await inviteAdministrator(admin, { organisationId, name: "陈晨", email });
    expect(invited).toMatchObject({ ok: true, name: "陈晨" });
    await acceptInvite({ link: invited.ok ? invited.token : "", password: PASSWORD });
    expect(await db.staff.findUnique({ where: { email } })).toMatchObject({ organisationId, roles: ["administrator"] });
    const theirs = await staffOfForTest(organisationId, "administrator");
    const other = `wu${number}@example.cn`;
    const second = await inviteStaff(theirs, { name: "吴越", email: other, roles: ["reviewer"] });
    expect((await openInvites(theirs)).map((link) => link.email)).toEqual([other]);
    expect((await openInvites(admin)).map((link) => link.email)).not.toContain(other);
    await acceptInvite({ link: second.ok ? second.token : "", password: PASSWORD });
    expect(await db.staff.findUnique({ where: { email: other } })).toMatchObject({ organisationId });
  });

  test.each(["unknown_organisation", "name", "email", "email_taken"] as const)(
    "G10 refuses an invitation: %s",
    async (reason) => {
      const organisationId = await organisation();
      const asked = { organisationId, name: "陈晨", email: `new${number}@example.cn` };
      const wrong = {
        unknown_organisation: { organisationId: "00000000-0000-7000-8000-000000000009" },
        name: { name: "" },
        email: { email: "nobody" },
        email_taken: { email: admin.email },
      }[reason];
      expect(await inviteAdministrator(admin, { ...asked, ...wrong })).toEqual({ ok: false, reason });
    },
  );
});

describe("SEC-05 administrators keep to their own organisation", () => {
  test("SEC-05 one of a partner runs neither the installation nor the people of others", async () => {
    const organisationId = await organisation();
    const theirs = await staffOfForTest(organisationId, "administrator");
    const ours = await makeStaff({ name: "周明", email: `ours${++number}@example.cn`, roles: ["reviewer"] });
    await signedInForTest(ours);
    const refused = { ok: false, reason: "not_permitted" };
    expect(await makeOrganisation(theirs, { name: "另一家", kind: "platform" })).toEqual(refused);
    expect(await inviteAdministrator(theirs, { organisationId, name: "陈晨", email: "x@example.cn" })).toEqual(refused);
    const unknown = { ok: false, reason: "unknown_person" };
    expect(await disableStaff(theirs, ours.id)).toEqual(unknown);
    expect(await changeRoles(theirs, { staffId: ours.id, roles: ["intake"] })).toEqual(unknown);
    expect(await revokeSessions(theirs, { staffId: ours.id })).toEqual({ ok: true, ended: 0 });
    expect(await liveSessions(ours.id)).toHaveLength(1);
    expect(await findPerson(theirs, ours.id)).toBeNull();
    expect((await allPeople(theirs)).map(({ id }) => id)).toEqual([theirs.id]);
  });

  test("SEC-05 nor does one of the home organisation manage the people of a partner", async () => {
    const theirs = await staffOfForTest(await organisation(), "reviewer");
    expect(await disableStaff(admin, theirs.id)).toEqual({ ok: false, reason: "unknown_person" });
    expect((await allPeople(admin)).map(({ id }) => id)).not.toContain(theirs.id);
  });

  test("SEC-05 each organisation keeps a last administrator of its own", async () => {
    const theirs = await staffOfForTest(await organisation(), "administrator");
    expect(await disableStaff(theirs, theirs.id)).toEqual({ ok: false, reason: "last_administrator" });
  });
});
