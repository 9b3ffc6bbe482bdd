import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { answersAbout, report, staffStep } from "@/lib/reports/testing/co-reporting";
import { DESK, expect, expectAccessible, expectNoOverflow, test } from "./fixtures";
import { choose, goOn, type Kept, type Language, type Reporter, readReceipt } from "./reporter";
import { anOfficer, signIn } from "./staff";

const heading = (page: Page) => page.locator("main h1");

/** Somebody reported this shop before, and a person has taken it up. */
async function givenAReportedShop(shop: string) {
  const first = await report(answersAbout(shop));
  await staffStep(first.caseId, { action: "verify" });
  return first;
}

async function whenIFillInAReportOn(shop: string, { page, language }: Reporter): Promise<void> {
  await page.goto(`/${language}/report/what`);
  await choose(page, "kind", "bought_praise");
  await goOn(page);
  await page.locator("[name=platform]").fill("淘宝");
  await page.locator("[name=shopName]").fill(` ${shop} `);
  await goOn(page);
  await page.locator("[name=story]").fill("客服说好评返五元，让我晒图。");
  await goOn(page);
  await page.locator("button[name=do][value=continue]").click();
  await choose(page, "wish", "both");
  await page.locator("[name=demand]").fill("退还货款 39 元");
  await goOn(page);
  await choose(page, "contactKind", "none");
  await goOn(page);
}

async function thenIAmAskedAboutOthers({ page, language }: Reporter): Promise<void> {
  await expect(page).toHaveURL(/\/report\/others$/);
  const t = translatorFor(language);
  await expect(heading(page)).toHaveText(t("joining.others.title.shop"));
  await expect(page.locator("main")).not.toContainText(/ZP\d\d/);
}

async function whenILookUp(page: Page, language: Language, { reference, code }: Kept): Promise<void> {
  await page.goto(`/${language}/case`);
  await page.locator("[name=reference]").fill(reference);
  await page.locator("[name=code]").fill(code);
  await goOn(page);
  await expect(page).toHaveURL(/\/case\/status/);
}

for (const { language, script } of [
  { language: "zh", script: true },
  { language: "en", script: false },
] as const) {
  const how = `in ${language}, ${script ? "with" : "without"} script`;
  test(`a reporter joins others, follows the case of all and is told of its steps, ${how} (A12, A13)`, async ({
    visitor,
  }) => {
    const shop = `并案店${randomUUID().slice(0, 8)}`;
    const t = translatorFor(language);
    const first = await givenAReportedShop(shop);
    const page = await visitor({ javaScriptEnabled: script });
    const reporter = { page, language, script };
    await whenIFillInAReportOn(shop, reporter);
    await thenIAmAskedAboutOthers(reporter);
    if (script) {
      await expectNoOverflow(page);
      await expectAccessible(page);
    }
    await page.locator("main form .button").last().click();
    await expect(page.locator(".error-summary")).toContainText(t("joining.others.missing"));
    await choose(page, "choice", "join");
    await goOn(page);
    await expect(page).toHaveURL(/\/report\/check$/);
    await expect(page.locator("main")).toContainText(t("joining.row.join"));
    await expect(page.locator("main")).toContainText("退还货款 39 元");
    await page.locator("main form .button").last().click();
    const kept = await readReceipt(page);
    expect(kept.reference).not.toBe(first.reference);

    await staffStep(first.caseId, { action: "file", message: "只给先举报的人看", note: "查实" });
    await whenILookUp(page, language, kept);
    await expect(async () => {
      await page.reload();
      await expect(page.locator("#report")).toContainText(t("cases.events.report.file"), { timeout: 500 });
    }).toPass({ timeout: 120_000 });
    const now = t("joining.status.now", { meaning: t("cases.states.report.filed.meaning") });
    await expect(page.locator("#report")).toContainText(now);
    await expect(page.locator("main")).not.toContainText("只给先举报的人看");
    await expect(page.locator("main")).not.toContainText(first.reference);
    if (script) {
      await expectNoOverflow(page);
      await expectAccessible(page);
    }

    const desk = await visitor({ viewport: DESK });
    await signIn(desk, await anOfficer(["supervisor"]));
    await desk.goto(`/${language}/staff/cases/${first.reference}`);
    const panel = desk.locator("section[aria-labelledby=co-reporters]");
    await expect(panel).toContainText(t("joining.staff.count", { count: 1, own: 1 }));
    await expect(panel.getByRole("link", { name: kept.reference })).toBeVisible();
    await expectAccessible(desk);
  });
}

test("reporting separately, or a shop nobody reported, is reporting as ever (A12)", async ({ visitor }) => {
  const shop = `单独店${randomUUID().slice(0, 8)}`;
  await givenAReportedShop(shop);
  const page = await visitor({ javaScriptEnabled: false });
  const reporter = { page, language: "zh", script: false } as const;
  await whenIFillInAReportOn(`${shop}别`, reporter);
  await expect(page).toHaveURL(/\/report\/check$/);
  await page.goto("/zh/report/where?return=check");
  await page.locator("[name=shopName]").fill(shop);
  await goOn(page);
  await thenIAmAskedAboutOthers(reporter);
  await choose(page, "choice", "separate");
  await goOn(page);
  await page.locator("main form .button").last().click();
  await readReceipt(page);
});
