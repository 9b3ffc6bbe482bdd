import type { Page } from "@playwright/test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const main = (page: Page) => page.getByRole("main");
const t = translatorFor("zh");

async function whenIOpen(page: Page, reference: string): Promise<void> {
  await page.goto(`/zh/staff/cases/${reference}`);
  await thenKeysAreHeard(page);
}

async function thenKeysAreHeard(page: Page): Promise<void> {
  await page.waitForFunction(() => "zhenpingKeys" in window);
}

/** Presses keys one after the other; each may lead to another page. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("C17 an officer asks by keys, the supervisor answers by keys, and the word stands in the case", async ({
  visitor,
}) => {
  const { reference } = await caseForTest({ tracks: ["report"] });
  const [mine, boss] = [await visitor({ viewport: DESK }), await visitor({ viewport: DESK })];
  await signIn(mine, await anOfficer(["reviewer"], "周立"));
  await whenIOpen(mine, reference);
  await press(mine, "e");
  await expect(mine.locator("#reason")).toBeFocused();
  await thenKeysAreHeard(mine);
  await expectAccessible(mine);
  await press(mine, "s");
  await expect(mine.getByRole("alert")).toContainText(t("desk.problems.reason_missing"));
  await thenKeysAreHeard(mine);
  await press(mine, "3", "s");
  await expect(main(mine)).toContainText(t("desk.done.escalated"));
  await signIn(boss, await anOfficer(["supervisor"], "王主管"));
  await boss.goto("/zh/staff");
  await boss.getByRole("link", { name: t("desk.only.escalated") }).click();
  await boss.locator(".queue a", { hasText: /./ }).first().waitFor();
  await whenIOpen(boss, reference);
  await expect(main(boss)).toContainText("周立");
  await press(boss, "e");
  await expect(boss.locator("#answer")).toBeFocused();
  await boss.keyboard.type("照常办。");
  await thenKeysAreHeard(boss);
  await press(boss, "Escape", "s");
  await expect(main(boss)).toContainText(t("desk.done.answered"));
  await whenIOpen(mine, reference);
  await expect(main(mine)).toContainText("照常办。");
  await mine.goto("/zh/staff?mine=1");
  await expect(mine.locator(".queue")).toContainText(reference);
});

test("what is laid aside leaves the daily list and is found under its own filter, with its deadline running", async ({
  visitor,
}) => {
  const { reference } = await caseForTest({ tracks: ["report"], platform: "hold-journey" });
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["case_officer"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  await page.locator(".desk a[aria-keyshortcuts=h]").click();
  await page.waitForLoadState(); // a page that still arrives moves its buttons under the mouse
  await page.locator("[name=reason][value=platform]").check({ force: true });
  await page.locator(".desk-form button[value=send]").click();
  await expect(main(page)).toContainText(t("desk.hold.clocks"));
  await page.goto("/zh/staff?platform=hold-journey");
  await expect(page.locator(".empty")).toBeVisible();
  await page.goto("/zh/staff?platform=hold-journey&only=held");
  await expect(page.locator(".queue")).toContainText(reference);
  await page.locator(".queue a").first().click();
  await page.locator(".desk button[value=lift]").click();
  await expect(main(page)).toContainText(t("desk.done.hold_lifted"));
});

test("two supervisors assign one case: the second sees both states and overwrites nothing", async ({ visitor }) => {
  const { reference } = await caseForTest({ tracks: ["report"] });
  const page = await visitor({ viewport: DESK });
  const [first, second] = [await anOfficer(["reviewer"], "陈一"), await anOfficer(["reviewer"], "陈二")];
  await signIn(page, await anOfficer(["supervisor"]));
  const tabs = [page, await page.context().newPage()] as const;
  for (const [at, person] of [first, second].entries()) {
    const tab = tabs[at] ?? page;
    await whenIOpen(tab, reference);
    await press(tab, "a");
    await expect(tab.locator("[name=to]:checked")).toBeFocused();
    await tab.locator(`[name=to][value="${person.id}"]`).check({ force: true });
    await thenKeysAreHeard(tab);
  }
  await press(tabs[0], "s");
  await expect(main(tabs[0])).toContainText(t("desk.done.assigned"));
  await press(tabs[1], "s");
  await expect(main(tabs[1])).toContainText(t("desk.conflict.title"));
  await expect(tabs[1].locator("table")).toContainText(t("desk.assign.nobody"));
  await expect(tabs[1].locator("table")).toContainText("陈一");
  await main(tabs[1])
    .getByRole("button", { name: t("desk.conflict.again") })
    .click();
  await expect(tabs[1].locator(".desk")).toContainText("陈二");
});

for (const [locale, forms] of [
  ["zh", ["assign", "hold"]],
  ["en", ["escalate"]],
] as const) {
  test(`A11Y-01 the forms of the desk are accessible and fit a phone (${locale})`, async ({ visitor }) => {
    const { reference } = await caseForTest();
    const page = await visitor({ viewport: PHONE });
    await signIn(page, await anOfficer(["supervisor"]));
    for (const desk of forms) {
      await page.goto(`/${locale}/staff/cases/${reference}?on=report&desk=${desk}`);
      await expect(page.locator(".desk-form")).toBeVisible();
      await expectNoOverflow(page);
      await expectAccessible(page);
    }
  });
}
