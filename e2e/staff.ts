import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { type MadeStaff, makeStaff } from "@/lib/access/make-staff";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { Role } from "@/lib/access/roles";
import { totpCode } from "@/lib/access/totp";
import { hashOfNothing } from "@/lib/infra/crypto/slow-hash";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { expect, origin } from "./fixtures";

export type Officer = { id: string; name: string; email: string; roles: readonly Role[] };

const anAddress = () => `${randomUUID()}@desk.example`;

/**
 * A member of staff with these roles, for whoever is signed in by `signIn`; each test has its own, so that none waits
 * for another.
 */
export async function anOfficer(
  roles: readonly Role[],
  name = "林审核",
  organisationId = HOME_ORGANISATION,
): Promise<Officer> {
  const data = { name, email: anAddress(), roles: [...roles], organisationId, passwordHash: hashOfNothing() };
  const { id } = await db.staff.create({ data, select: { id: true } });
  return { id, name, email: data.email, roles };
}

const COOKIE = "__Host-zp_staff";

async function newSession({ id: staffId }: Pick<Officer, "id">): Promise<string> {
  const [startedAt, expiresAt] = [new Date(), new Date(Date.now() + 3_600_000)];
  const session = { staffId, authVersion: 0, startedAt, seenAt: startedAt, expiresAt, deviceName: "Chrome, Linux" };
  const { id: sid } = await db.staffSession.create({ data: session, select: { id: true } });
  return encode({ token: { sid, authVersion: 0 }, secret: secrets().sessionKey });
}

/** What the browser of this person would send, for who asks without one. */
export async function staffCookie(officer: Pick<Officer, "id">): Promise<string> {
  return `${COOKIE}=${await newSession(officer)}`;
}

/** A session of this person in the page's browser, as sign-in leaves one behind. The page stays where it is. */
export async function signIn(page: Page, officer: Pick<Officer, "id">): Promise<void> {
  const value = await newSession(officer);
  const { hostname: domain } = new URL(origin());
  const cookie = { name: COOKIE, value, domain, path: "/", httpOnly: true, secure: true } as const;
  await page.context().addCookies([{ ...cookie, sameSite: "Lax" }]);
}

/** A member of staff with a password and an enrolled second factor, for who goes in by the door. */
export function anOfficerWithPassword(roles: readonly Role[], name = "林审核"): Promise<MadeStaff> {
  return makeStaff({ name, email: anAddress(), roles });
}

/** Signs in as a person would: e-mail and password, then the code of the moment. Ends on the first page of the staff side. */
export async function signInByTheDoor(page: Page, officer: MadeStaff, locale = "zh"): Promise<void> {
  await page.goto(`/${locale}/staff/sign-in`);
  await page.locator("[name=email]").fill(officer.email);
  await page.locator("[name=password]").fill(officer.password);
  await page.locator("main form button[type=submit]").first().click();
  await page.locator("[name=code]").fill(totpCode(officer.totpSecret, new Date()));
  await page.locator("main form button[type=submit]").first().click();
  await expect(page).toHaveURL(new RegExp(`/${locale}/staff(/people|/approvals)?$`));
}
