import type { Page } from "@playwright/test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const box = (page: Page) => page.getByRole("dialog").getByRole("combobox");
const options = (page: Page) => page.getByRole("dialog").getByRole("option");

async function whenIPressCtrlK(page: Page): Promise<void> {
  await expect(page.locator("#palette-open")).toBeVisible(); // its script is there
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
}

test("C13 Ctrl-K leads to a case by its number, to a list, to a page and to every act of the open case", async ({
  visitor,
}) => {
  const t = translatorFor("zh");
  const { reference } = await caseForTest({ tracks: ["report"] });
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto("/zh/staff");
  await whenIPressCtrlK(page);
  await expectAccessible(page);
  await page.keyboard.type(reference.toLowerCase().replaceAll("-", " "));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/cases/${reference}$`));
  await whenIPressCtrlK(page);
  await page.keyboard.type(t("desk.escalate.open"));
  await expect(options(page).first()).toContainText("e");
  await page.keyboard.press("Enter");
  await expect(page.locator("#reason")).toBeFocused();
  await whenIPressCtrlK(page);
  await page.keyboard.type(t("desk.only.held"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/only=held/);
  await whenIPressCtrlK(page);
  await page.keyboard.type(t("colleagues.title"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/colleagues$/);
});

test("A11Y-02 the palette keeps the focus, gives it back, offers only what is allowed, and stays when single keys are off", async ({
  visitor,
}) => {
  const t = translatorFor("en");
  const { reference } = await caseForTest({ tracks: ["report"] });
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["auditor"]));
  await page.goto("/en/staff/account");
  await page.locator("button[value=keys_off]").click();
  await page.goto(`/en/staff/cases/${reference}`);
  await page.getByRole("searchbox").focus();
  await whenIPressCtrlK(page);
  await page.keyboard.press("Tab");
  await expect(page.locator("dialog :focus, dialog:focus")).toHaveCount(1);
  await box(page).fill(t("desk.escalate.open"));
  await expect(options(page)).toHaveText([new RegExp(t("palette.search"))]);
  await box(page).fill("");
  const first = await box(page).getAttribute("aria-activedescendant");
  await box(page).press("ArrowDown");
  const second = await box(page).getAttribute("aria-activedescendant");
  expect([first, second]).toEqual(["palette-0", "palette-1"]);
  await expect(page.locator("[role=option][aria-selected=true]")).toHaveAttribute("id", "palette-1");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await expect(page.locator("dialog")).toHaveCount(0);
});

test("A11Y-01 the palette fits a phone and opens by its button", async ({ visitor }) => {
  const page = await visitor({ viewport: PHONE });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto("/zh/staff");
  await page.locator("#palette-open").click();
  await expect(box(page)).toBeFocused();
  await expectAccessible(page);
});
