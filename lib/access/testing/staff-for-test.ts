import { hashOfNothing } from "@/lib/infra/crypto/slow-hash";
import { randomToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { HOME_ORGANISATION, type OrganisationKind } from "../organisation";
import type { Role } from "../roles";
import type { Staff } from "../staff";
import { staffFromSession } from "../staff-from-session";

/** Somebody with these roles who is signed in, with the rows behind it: for tests of use cases. */
export function staffForTest(...roles: Role[]): Promise<Staff> {
  return staffOfForTest(HOME_ORGANISATION, ...roles);
}

/** An organisation beside the home one. */
export async function organisationForTest(kind: OrganisationKind = "regulator"): Promise<string> {
  const name = `Test ${randomToken(9)}`;
  const { id } = await db.organisation.create({ data: { name, kind }, select: { id: true } });
  return id;
}

/** The same as staffForTest, of this organisation. */
export async function staffOfForTest(organisationId: string, ...roles: Role[]): Promise<Staff> {
  const name = `Test ${roles.join(" ")}`;
  const email = `${randomToken(9).toLowerCase()}@staff.test`;
  const person = await db.staff.create({ data: { name, email, roles, organisationId, passwordHash: hashOfNothing() } });
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const session = await db.staffSession.create({
    data: { staffId: person.id, authVersion: 0, startedAt: now, seenAt: now, expiresAt, deviceName: "Test" },
  });
  const staff = await staffFromSession({ sid: session.id, authVersion: 0 }, now);
  if (!staff) throw new Error("staff for test: the session was not taken");
  return staff;
}
