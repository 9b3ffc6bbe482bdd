import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");

async function aReport(): Promise<string> {
  const filed = await submitReport({ token: await answerDraft(), locale: "zh", address: "192.0.2.47", puzzle: "" });
  if (!filed.ok) throw new Error(filed.reason);
  return filed.receipt.receipt.reference;
}

async function whenISetUpAUnit(page: Page, name: string): Promise<void> {
  const form = page.locator("form[action$='/rules/units']").filter({ has: page.locator("[name=nameZh]") });
  if (!(await form.isVisible())) await page.locator("summary", { hasText: t("rules.unit.add") }).click();
  await form.locator("[name=nameZh]").fill(name);
  await form.locator("[name=nameEn]").fill(name);
  await form.locator("button").click();
  await expect(page.getByRole("status")).toContainText(t("rules.done.unit_added"));
}

test("C2 D13 D14 N20 a supervisor writes a rule, tries it, puts it in force, and the next case comes to its desk", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await aReport();
  await page.goto("/zh/staff/rules");
  const unit = `返现组${Date.now()}`;
  await whenISetUpAUnit(page, unit);
  await page.locator("a[href*='/rules/units/']").last().click();
  await expectAccessible(page);
  await page.goto("/zh/staff/rules");
  const row = page.locator("fieldset.rule").last();
  await row.locator("[name=name]").fill("什么都要");
  await row.locator("[name=unit]").selectOption({ label: unit });
  await page.locator("#reason").fill("新设科组");
  await page.locator("button[value=try]").click();
  await expect(page.getByRole("status")).toContainText(t("rules.dry.refused"));
  await page.waitForLoadState();
  const number = await page.locator("fieldset.rule").count();
  await expect(page.getByRole("status")).toContainText(t("rules.dry.asks_nothing", { number: number - 1 }));
  await expect(page.locator("button[value=save]")).toHaveCount(0);
  const again = page.locator("fieldset.rule").nth(number - 2);
  await again.locator("[name=name]").fill("浙江的平台");
  await again.locator("[name=region]").selectOption("33");
  await again.locator("[name=words]").fill("返现 红包");
  await page.locator("button[value=try]").click();
  await expect(page.locator("h1")).toContainText(t("rules.dry.title"));
  await expectAccessible(page);
  const sure = page.locator("[name=sure]");
  if (await sure.isVisible()) await sure.check({ force: true });
  await page.locator("button[value=save]").click();
  await expect(page.getByRole("status")).toContainText(t("rules.done.changed"));
  const reference = await aReport();
  await page.goto(`/zh/staff/cases/${reference}`);
  const routing = page.locator("section[aria-labelledby=routing]");
  await expect(routing).toContainText("（第 ");
  await expect(routing).toContainText(t("rules.case.reasons.platform_for_now"));
  await page.waitForLoadState();
  for (const summary of await routing.locator("summary").all()) await summary.click();
  await expectAccessible(page);
  await routing.locator("form[action$='/place'] button").click();
  await expect(page.getByRole("alert")).toContainText(t("rules.case.faults.place_missing"));
  await page.locator("[name=place][value=shown]").check({ force: true });
  await page.locator("[name=region]").selectOption("51");
  await page.locator("main form button").first().click();
  await expect(routing).toContainText(t("rules.case.reasons.operator_place"));
  await expect(routing).toContainText("四川");
  await whenIMoveTheCaseByHand(page, unit);
  await expect(page.getByRole("status").first()).toContainText(t("desk.done.moved"));
  await expect(routing).toContainText(t("rules.case.move.stays"));
  await routing.getByRole("link", { name: t("rules.case.move.example") }).click();
  await expect(page.locator("#name-example")).toHaveValue(reference);
});

/** First without saying where to or why, then from a page that is older than a colleague's move. */
async function whenIMoveTheCaseByHand(page: Page, unit: string): Promise<void> {
  const routing = page.locator("section[aria-labelledby=routing]");
  await routing.locator("summary", { hasText: t("rules.case.move.open") }).click();
  const form = page.locator("form[action$='/unit']");
  await form.locator("[name=reason]").fill("讲的是返现");
  await form.locator("button").click();
  await expect(page.getByRole("alert")).toContainText(t("rules.case.move.faults.unit_missing"));
  await form.locator("[name=seen]").evaluate((field: HTMLInputElement) => {
    field.value = "older";
  });
  await form.locator("[name=unit]").selectOption({ label: unit });
  await form.locator("button").click();
  await expect(page.locator("h1")).toHaveText(t("desk.conflict.title"));
  await expect(page.locator("main")).toContainText("讲的是返现");
  await page.getByRole("button", { name: t("desk.conflict.again") }).click();
}

for (const locale of ["zh", "en"] as const) {
  test(`A11Y-01 the rules are accessible and fit a phone (${locale})`, async ({ visitor }) => {
    const page = await visitor({ viewport: PHONE });
    await signIn(page, await anOfficer(["supervisor"]));
    await page.goto(`/${locale}/staff/rules`);
    await page.locator("summary", { hasText: translatorFor(locale)("rules.example.add") }).click();
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      await expectNoOverflow(page);
      await expectAccessible(page);
    }
  });
}
