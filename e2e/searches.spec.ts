import type { Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const main = (page: Page) => page.getByRole("main");

async function whenISaveThisList(page: Page, name: string, shared: boolean): Promise<void> {
  await page.locator("summary", { hasText: t("searches.save.summary") }).click();
  await page.locator("form[action$='/searches/save'] [name=name]").fill(name);
  if (shared) await page.locator("form[action$='/searches/save'] [name=shared]").check({ force: true });
  await page.locator("form[action$='/searches/save'] button").click();
}

test("C6 a list is kept under a name, counted, shared by its link, and deleted again", async ({ visitor }) => {
  await submitReport({ token: await answerDraft(), locale: "zh", address: "192.0.2.46", puzzle: "" });
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["reviewer"], "存查询的人"));
  await page.goto("/zh/staff?track=report&q=返现");
  await whenISaveThisList(page, "  ", true);
  await expect(page.getByRole("alert")).toContainText(t("searches.faults.name_missing"));
  await expect(page.locator("[name=shared]")).toBeChecked();
  await page.locator("[name=name]").fill("返现举报");
  await page.locator("main form button").click();
  await expect(page.getByRole("status")).toContainText(t("searches.done.saved"));
  const row = page.locator(".searches li", { hasText: "返现举报" });
  await expect(row.locator(".found")).toContainText(/^\d/);
  const link = (await row.locator(".named a").getAttribute("href")) ?? "";
  const colleague = await visitor({ viewport: DESK });
  await signIn(colleague, await anOfficer(["case_officer"]));
  await colleague.goto(link);
  await expect(colleague).toHaveURL(/\/staff\?q=.*track=report/);
  await expect(colleague.getByRole("link", { name: "返现举报" })).toHaveAttribute("aria-current", "true");
  await row.locator("summary").click();
  await row.locator("[name=above]").fill("500");
  await row.locator("button[value=change]").click();
  await expect(page.getByRole("alert")).toContainText(t("searches.faults.above_unreadable"));
  await expect(page.locator("[name=above]")).toHaveValue("500");
  await page.locator("[name=above]").fill("50");
  await page.locator("button[value=change]").click();
  await expect(main(page)).toContainText(t("searches.alert.above", { above: 50 }));
  await row.locator("summary").click();
  await row.locator("button[value=delete]").click();
  await expect(page.getByRole("status")).toContainText(t("searches.done.deleted"));
  await colleague.goto(link);
  await expect(main(colleague)).toContainText(t("errors.not_found.title"));
});

for (const locale of ["zh", "en"] as const satisfies readonly Locale[]) {
  test(`A11Y-01 saved searches are accessible and fit a phone (${locale})`, async ({ visitor }) => {
    const page = await visitor({ viewport: PHONE, javaScriptEnabled: true });
    await signIn(page, await anOfficer(["supervisor"]));
    await page.goto(`/${locale}/staff?due=overdue`);
    const words = translatorFor(locale);
    await page.locator("summary", { hasText: words("searches.save.summary") }).click();
    await expectNoOverflow(page);
    await expectAccessible(page);
    await page.locator("form[action$='/searches/save'] [name=name]").fill(words("queue.dueRanges.overdue"));
    await page.locator("form[action$='/searches/save'] button").click();
    await page.locator(".searches summary").first().click();
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      await expectNoOverflow(page);
      await expectAccessible(page);
    }
  });
}
