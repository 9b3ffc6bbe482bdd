import type { Page } from "@playwright/test";
import sharp from "sharp";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { orderPage } from "@/lib/evidence/testing/read-picture";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { translatorFor } from "@/lib/i18n/translator";
import { db, inTransaction } from "@/lib/infra/db/client";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const ORDER = "3302671984400517";
const PHONE_NUMBER = "16413572468";

/** A case with the screenshot of an order, as it is when the worker has not looked at it yet. */
async function givenAScreenshot(): Promise<{ reference: string; evidenceId: string }> {
  const { caseId, reference } = await fileCase();
  const files = [await takenFile(await orderPage())];
  const attached = await inTransaction((tx) =>
    attachEvidence(tx, { caseId, files, source: "reporter", at: new Date() }),
  );
  return { reference, evidenceId: attached[0]?.id ?? "" };
}

async function whenTheMachineHasReadIt({ evidenceId }: { evidenceId: string }): Promise<void> {
  await expect
    .poll(() => db.maskedCopy.count({ where: { evidenceId } }), { timeout: 120_000, intervals: [500] })
    .toBe(1);
}

const reading = (page: Page) => page.locator("[data-fields]");
const field = (page: Page, value: string) =>
  reading(page)
    .locator("fieldset")
    .filter({ has: page.locator(`[value="${value}"]`) })
    .first();

/** How much the brightness varies where the phone number stands: nothing where it is hidden. */
async function contrastAtThePhone(page: Page): Promise<number> {
  const src = (await page.locator(".boxed img").getAttribute("src")) ?? "";
  const picture = src.startsWith("data:")
    ? Buffer.from(src.slice(src.indexOf(",") + 1), "base64")
    : await (await page.request.get(src)).body();
  const part = { left: 430, top: 455, width: 200, height: 22 };
  const { channels } = await sharp(await sharp(picture).extract(part).png().toBuffer()).stats();
  return channels[0]?.stdev ?? 0;
}

test("an officer confirms what the machine read, and sees what it hides only for a purpose (N1, N4, T5)", async ({
  visitor,
}) => {
  const file = await givenAScreenshot();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["case_officer"]));
  await whenTheMachineHasReadIt(file);
  await page.goto(`/zh/staff/cases/${file.reference}`);
  await page.getByRole("link", { name: t("reading.link.read") }).click();
  await expect(field(page, ORDER)).toBeVisible();
  await expect(page.locator("main")).not.toContainText(PHONE_NUMBER);
  expect(await contrastAtThePhone(page)).toBeLessThan(3);

  await page.waitForFunction(() => "zhenpingReading" in window);
  const all = page.getByRole("button", { name: t("reading.confirmAll") });
  await expect(all).toBeDisabled();
  const count = await reading(page).locator("fieldset").count();
  for (let n = 0; n < count; n++) {
    await page.locator("h1").click(); // a key typed into a field is text
    await page.locator("[data-fields] fieldset").nth(n).locator("input[type=radio]").first().focus();
    await expect(page.locator(".boxed .marked").first()).toBeAttached();
  }
  await expect(all).toBeEnabled();
  await field(page, ORDER).getByLabel(t("reading.verdicts.confirmed")).check();
  await reading(page).locator("button[type=submit]").click();
  await expect(page.getByRole("status")).toContainText(t("reading.done.said"));
  await expect(field(page, ORDER)).toContainText("林审核");
  await page.goto(`/zh/staff?q=${ORDER}`);
  await expect(page.locator(".queue")).toContainText(file.reference);

  await page.goto(`/zh/staff/cases/${file.reference}/evidence/${file.evidenceId}`);
  await page.getByText(t("reading.unmask.open")).first().click();
  await page.locator("form[action$=unmask] button").click();
  await expect(page.getByRole("alert")).toContainText(t("reading.refused.no_purpose"));
  await page.locator("[name=purpose]").selectOption("identify_party");
  await page.locator("form[action$=unmask] button").click();
  await expect(page.locator("main")).toContainText(t("reading.states.unmasked"));
  expect(await contrastAtThePhone(page)).toBeGreaterThan(20);
  await expect(field(page, PHONE_NUMBER)).toBeVisible();
});

test("a box drawn with the mouse hides what lies under it, and a supervisor makes it final (G3)", async ({
  visitor,
}) => {
  const file = await givenAScreenshot();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await whenTheMachineHasReadIt(file);
  await page.goto(`/zh/staff/cases/${file.reference}/evidence/${file.evidenceId}`);
  await page.waitForFunction(() => "zhenpingReading" in window);
  await expect(field(page, ORDER)).toBeVisible();
  const at = await page.locator(".boxed img").boundingBox();
  if (!at) throw new Error("no picture");
  await page.mouse.move(at.x + at.width * 0.35, at.y + at.height * 0.17);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width * 0.75, at.y + at.height * 0.24, { steps: 4 });
  await page.mouse.up();
  await page.getByRole("button", { name: t("reading.masks.add") }).click();
  await expect(page.getByRole("status")).toContainText(t("reading.done.add"));
  await expect(field(page, ORDER)).toHaveCount(0);
  await page.getByRole("button", { name: t("reading.burn.open") }).click();
  await page.locator("button[name=do][value=burn]").click();
  await expect(page.locator("main")).toContainText(t("reading.burn.unsure"));
  await page.locator("[name=sure]").check();
  await page.locator("button[name=do][value=burn]").click();
  await expect(page.getByRole("status")).toContainText(t("reading.done.burnt"));
  await expect(page.locator("form[action$=unmask]")).toHaveCount(0);
});

test("without script a box is typed, and every field can be answered", async ({ visitor }) => {
  const file = await givenAScreenshot();
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["case_officer"]));
  await whenTheMachineHasReadIt(file);
  await page.goto(`/zh/staff/cases/${file.reference}/evidence/${file.evidenceId}`);
  const add = page.locator("[data-mask-form=new]");
  for (const [side, value] of Object.entries({ x: "4", y: "4", width: "24", height: "8" })) {
    await add.locator(`[name=${side}]`).fill(value);
  }
  await add.locator("button").click();
  await expect(page.getByRole("status")).toContainText(t("reading.done.add"));
  await reading(page).locator("button[type=submit]").click();
  await expect(page.getByRole("alert")).toContainText(t("reading.refused.nothing_said"));
  await field(page, ORDER).getByLabel(t("reading.verdicts.wrong")).check();
  await reading(page).locator("button[type=submit]").click();
  await expect(page.getByRole("status")).toContainText(t("reading.done.said"));
});

test("A11Y-01 the page of a picture is accessible and fits a phone, masked, unmasked and about to be burnt", async ({
  visitor,
}) => {
  const file = await givenAScreenshot();
  const page = await visitor({ viewport: PHONE });
  await signIn(page, await anOfficer(["supervisor"]));
  await whenTheMachineHasReadIt(file);
  const en = translatorFor("en");
  const look = async (words: string) => {
    await expect(page.locator("main")).toContainText(words);
    await expectNoOverflow(page);
    await expectAccessible(page);
  };
  await page.goto(`/en/staff/cases/${file.reference}/evidence/${file.evidenceId}`);
  await look(en("reading.states.masked"));
  await page.locator("summary").first().click();
  await page.locator("[name=purpose]").selectOption("legal_duty");
  await page.locator("form[action$=unmask] button").click();
  await look(en("reading.states.unmasked"));
  await page.locator("form[action$=burn] button").click();
  await look(en("reading.burn.sure"));
});
