import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { makeOrganisation } from "@/lib/access/make-organisation";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { translatorFor } from "@/lib/i18n/translator";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const main = (page: Page) => page.getByRole("main");

async function givenAPartner(): Promise<{ id: string; name: string }> {
  const name = `市监局 ${randomUUID().slice(0, 8)}`;
  const made = await makeOrganisation(await staffForTest("administrator"), { name, kind: "regulator" });
  if (!made.ok) throw new Error(made.reason);
  return { id: made.id, name };
}

async function givenAReport(): Promise<string> {
  const filed = await submitReport({ token: await answerDraft(), locale: "zh", address: "192.0.2.46", puzzle: "" });
  if (!filed.ok) throw new Error(filed.reason);
  return filed.receipt.receipt.reference;
}

async function expectWell(page: Page): Promise<void> {
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
  await page.setViewportSize(DESK);
}

test("E4 E5 a case is shared with another organisation, seen there so far and no farther, and taken back", async ({
  visitor,
}) => {
  const [partner, reference] = [await givenAPartner(), await givenAReport()];
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  await page.getByText(t("sharing.open")).click();
  await page.getByRole("button", { name: t("sharing.button"), exact: true }).click();
  await expect(page.locator(".error-summary")).toContainText(t("sharing.faults.organisation"));
  await page.locator("[name=organisation]").selectOption(partner.id);
  await page.locator("label", { hasText: t("sharing.profiles.evidence.label") }).click();
  await page.locator("[name=until]").fill(addDays(shanghaiDate(new Date()), 30));
  await page.locator("[name=reason]").fill("请协助核查");
  await expectWell(page);
  await page.getByRole("button", { name: t("sharing.button"), exact: true }).click();
  await expect(page.getByRole("status")).toContainText(t("staffCase.done.shared"));

  const theirs = await visitor({ viewport: DESK });
  await signIn(theirs, await anOfficer(["reviewer"], "协查员", partner.id));
  await theirs.goto("/zh/staff");
  await theirs.locator(".queue a").first().click();
  await expect(theirs).toHaveURL(new RegExp(reference));
  await expect(main(theirs)).toContainText(t("sharing.profiles.evidence.told"));
  await expect(main(theirs)).toContainText(t("staffCase.facts.story"));
  for (const kept of ["orderNumber", "language"])
    await expect(main(theirs)).not.toContainText(t(`staffCase.facts.${kept}`));
  await expect(theirs.locator(".claim-bar button")).toHaveCount(0);
  await expectWell(theirs);

  await page.getByRole("button", { name: t("sharing.end", { organisation: partner.name }) }).click();
  await expect(page.getByRole("status")).toContainText(t("staffCase.done.share_ended"));
  await theirs.goto(`/zh/staff/cases/${reference}`);
  await expect(main(theirs)).toContainText(t("errors.not_found.title"));
});

test("G9 G10 an administrator lets an organisation in and makes a role of their own", async ({ visitor }) => {
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["administrator"]));
  await page.goto("/zh/staff");
  await page.getByRole("link", { name: t("organisations.link") }).click();
  await expect(page).toHaveURL(/\/staff\/organisations$/);
  const name = `平台 ${randomUUID().slice(0, 8)}`;
  await page.locator("#name").fill(name);
  await page.getByRole("button", { name: t("organisations.add"), exact: true }).click();
  await expect(page.locator(".error-summary")).toContainText(t("organisations.faults.kind"));
  await page.locator("[name=kind]").selectOption("platform");
  await page.getByRole("button", { name: t("organisations.add"), exact: true }).click();
  await expect(page.getByRole("cell", { name }).or(page.getByRole("rowheader", { name }))).toBeVisible();
  await expectWell(page);
  await page.getByText(t("organisations.inviteInto", { name })).click();
  const invite = page.locator("details[open] form");
  await invite.locator("[name=name]").fill("陈晨");
  await invite.locator("[name=email]").fill(`${randomUUID()}@partner.example`);
  await invite.getByRole("button").click();
  await expect(page.locator(".one-time-link code")).toBeVisible();

  await page.goto("/zh/staff/roles");
  await page.getByText(t("roles.addOpen"), { exact: true }).click();
  const form = page.locator("details[open] form");
  await form.locator("[name=name]").fill(`夜班 ${randomUUID().slice(0, 8)}`);
  await form.locator("label", { hasText: t("roles.permissions.audit_read") }).click();
  await form.locator("label", { hasText: t("roles.permissions.case_claim") }).click();
  await expectWell(page);
  await form.getByRole("button").click();
  const conflict = t("roles.faults.role_conflict", { permission: t("roles.permissions.case_claim") });
  await expect(page.locator(".error-summary")).toContainText(conflict);
  await page.locator("label", { hasText: t("roles.permissions.audit_read") }).click();
  await page.locator("main form button").first().click();
  await expect(page.getByRole("status")).toContainText(t("roles.saved"));
});
