import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { type MadeStaff, makeStaff } from "@/lib/access/make-staff";
import type { Role } from "@/lib/access/roles";
import { totpCode } from "@/lib/access/totp";
import { db } from "@/lib/infra/db/client";
import { expect } from "./fixtures";

export type Officer = MadeStaff & { roles: readonly Role[] };

/** A member of staff with these roles and an enrolled second factor; each test has its own, so that none waits for another. */
export async function anOfficer(roles: readonly Role[], name = "林审核"): Promise<Officer> {
  const made = await makeStaff({ name, email: `${randomUUID()}@desk.example`, roles });
  return { ...made, roles };
}

/** One network signs in sixty times a quarter of an hour at the most, and all desks of this run share one. */
const NEAR_THE_LIMIT = 40;

/** Signs in as a person would: e-mail and password, then the code of the moment. Ends on the first page of the staff side. */
export async function signIn(page: Page, officer: Officer, locale = "zh"): Promise<void> {
  await db.rateWindow.deleteMany({ where: { count: { gte: NEAR_THE_LIMIT } } });
  await page.goto(`/${locale}/staff/sign-in`);
  await page.locator("[name=email]").fill(officer.email);
  await page.locator("[name=password]").fill(officer.password);
  await page.locator("main form button[type=submit]").first().click();
  await page.locator("[name=code]").fill(totpCode(officer.totpSecret, new Date()));
  await page.locator("main form button[type=submit]").first().click();
  await expect(page).toHaveURL(new RegExp(`/${locale}/staff(/people|/approvals)?$`));
}
