import type { Page } from "@playwright/test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { formatSecretCode } from "@/lib/reports/secret-code";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, PHONE, test } from "./fixtures";
import { fillInReport, goOn, readReceipt } from "./reporter";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const main = (page: Page) => page.getByRole("main");

/** What a screen reader is told, in its order, as a text that a person can read: e2e/screens/*.aria.yml. */
const reads = (page: Page, name: string) => expect(main(page)).toMatchAriaSnapshot({ name: `${name}.aria.yml` });

test("A11Y-02 a step of the report with its error summary, and the receipt, as they are read aloud", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  await page.goto("/zh/report/what");
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeVisible();
  await reads(page, "report-what-with-errors");
  await fillInReport({ page, language: "zh", script: false });
  await goOn(page);
  await readReceipt(page);
  await reads(page, "receipt");
});

test("A11Y-02 the page of where a report stands, as it is read aloud", async ({ visitor }) => {
  const { reference, code } = await fileCase();
  const page = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  await page.goto("/zh/case");
  await page.getByLabel(t("case.lookUp.reference")).fill(reference);
  await page.getByLabel(t("case.lookUp.code")).fill(formatSecretCode(code));
  await page.getByRole("button", { name: t("case.lookUp.submit") }).click();
  await expect(main(page)).toContainText(reference);
  await reads(page, "status");
});

test("A11Y-02 the queue, a case with its decision open, and the preview, as they are read aloud", async ({
  visitor,
}) => {
  const { caseId, reference } = await caseForTest({ tracks: ["report"], platform: "screens" });
  await db.case.update({ where: { id: caseId }, data: { shopName: "好味零食铺" } });
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto("/zh/staff?platform=screens");
  await reads(page, "queue");
  await page.goto(`/zh/staff/cases/${reference}?platform=screens`);
  await page.locator(".claim-bar button").click();
  await page
    .locator('.decide .actions a[href*="act=not_file"], .decide .actions a[href*="act=request_supplement"]')
    .first()
    .click();
  await expect(page.locator(".decision-form")).toBeVisible();
  await reads(page, "case-deciding");
  await page.locator(".decision-form input[name=ground]").first().check({ force: true });
  await page.locator("[name=message]").fill("请补上付款记录。");
  await page.locator(".decision-form button[name=do][value=preview]").click();
  await expect(page.locator(".letter")).toBeVisible();
  await reads(page, "preview");
});
