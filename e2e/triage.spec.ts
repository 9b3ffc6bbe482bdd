import type { Page } from "@playwright/test";
import { caseForTest } from "@/lib/cases/case.fixture";
import type { Locale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { formatSecretCode } from "@/lib/reports/secret-code";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, type Officer, signIn } from "./staff";

type Key = { reference: string; code: string };

/** A report as the public files it, in its own language. */
async function givenAReport(locale: Locale = "zh"): Promise<Key> {
  const filed = await submitReport({ token: await answerDraft(), locale, address: "192.0.2.45", puzzle: "" });
  if (!filed.ok) throw new Error(filed.reason);
  return { reference: filed.receipt.receipt.reference, code: filed.receipt.code };
}

async function whenIOpen(page: Page, { reference }: Key, locale: Locale = "zh"): Promise<void> {
  await page.goto(`/${locale}/staff/cases/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** A step by its name; behind the name stands the key. */
const step = (page: Page, name: string) =>
  page.locator(".decide .actions").getByRole("link", { name: new RegExp(`^${name}( \\d)?$`) });
const preview = (page: Page) => page.locator(".decision-form button[name=do][value=preview]");
/** The keys' script comes after the page. */
async function thenKeysAreHeard(page: Page): Promise<void> {
  await page.waitForFunction(() => "zhenpingKeys" in window);
}

const main = (page: Page) => page.getByRole("main");

async function thenTheReporterReads(page: Page, key: Key, locale: Locale, words: readonly string[]): Promise<void> {
  const t = translatorFor(locale);
  await page.goto(`/${locale}/case`);
  await page.getByLabel(t("case.lookUp.reference")).fill(key.reference);
  await page.getByLabel(t("case.lookUp.code")).fill(formatSecretCode(key.code));
  await page.getByRole("button", { name: t("case.lookUp.submit") }).click();
  await expect(page).toHaveURL(/\/case\/status/);
  for (const word of words) await expect(main(page)).toContainText(word);
}

test("an officer finds, takes and decides a case by the keyboard alone, and the reporter reads the answer", async ({
  visitor,
}) => {
  const key = await givenAReport();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto("/zh/staff");
  await thenKeysAreHeard(page);
  await page.keyboard.press("/");
  await page.keyboard.type(key.reference);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=ZP/);
  await expect(page.locator(".queue li")).toHaveCount(2);
  await thenKeysAreHeard(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/cases/${key.reference}`));
  await thenKeysAreHeard(page);
  await expect(page.locator(".claim-bar button[aria-keyshortcuts=x]")).toBeVisible(); // opened by key, so taken
  // The digits begin with the track whose row was opened.
  const on = new URL(page.url()).searchParams.get("on");
  await expect(page.locator(".decide h3").first()).toContainText(translatorFor("zh")(`cases.tracks.${on}.label`));
  const refuse = step(page, translatorFor("zh")("cases.actions.not_accept"));
  await page.keyboard.press((await refuse.getAttribute("aria-keyshortcuts")) ?? "");
  await expect(page.locator("input[name=ground]").first()).toBeVisible();
  await thenKeysAreHeard(page);
  await page.keyboard.press("4");
  await expect(page.locator("input[name=ground][value=too_old]")).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.type("您在 2020 年就知道了。");
  await page.keyboard.press("Tab");
  await page.keyboard.type("订单日期 2020-01-02");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-live] .letter")).toContainText("您在 2020 年就知道了。");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/done=decided/);
  const ground = translatorFor("zh")("cases.grounds.not_accepted.too_old.reporter");
  await thenTheReporterReads(await visitor({ viewport: PHONE }), key, "zh", ["您在 2020 年就知道了。", ground]);
});

test("the preview speaks the reporter's language, and can be changed without losing a word", async ({ visitor }) => {
  const key = await givenAReport("en");
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["case_officer"]));
  await whenIOpen(page, key);
  await page.locator(".claim-bar button").click();
  await step(page, translatorFor("zh")("cases.actions.request_supplement")).first().click();
  await page.locator("input[name=ground][value=order_proof]").check({ force: true });
  await page.locator("[name=message]").fill("Please send the order.");
  await preview(page).click();
  const t = translatorFor("en");
  await expect(page.locator(".letter")).toHaveAttribute("lang", "en");
  await expect(page.locator(".letter")).toContainText(t("cases.grounds.supplement.order_proof.reporter"));
  await page.locator("button[name=do][value=change]").click();
  await expect(page.locator("[name=message]")).toHaveValue("Please send the order.");
  await expect(page.locator("input[name=ground][value=order_proof]")).toBeChecked();
  await preview(page).click();
  await page.locator("button[name=do][value=send]").click();
  await expect(page).toHaveURL(/done=decided/);
  await thenTheReporterReads(await visitor({ locale: "en" }), key, "en", ["Please send the order."]);
});

test("two officers reach for one case: one has it, the other sees who", async ({ visitor }) => {
  const key = await givenAReport();
  const officers: [Officer, Officer] = [await anOfficer(["reviewer"], "甲"), await anOfficer(["reviewer"], "乙")];
  const pages = [await visitor({ viewport: DESK }), await visitor({ viewport: DESK })] as const;
  for (const at of [0, 1] as const) {
    await signIn(pages[at], officers[at]);
    await whenIOpen(pages[at], key);
  }
  await Promise.all(pages.map((page) => page.locator(".claim-bar button").click()));
  await Promise.all(pages.map((page) => expect(page).toHaveURL(/done=(claimed|taken)/)));
  const outcomes = pages.map((page) => new URL(page.url()).searchParams.get("done")).sort();
  expect(outcomes).toEqual(["claimed", "taken"]);
  const [loser, winner] = pages[0].url().includes("taken") ? ([0, 1] as const) : ([1, 0] as const);
  await expect(pages[loser].locator(".claim-bar")).toContainText(officers[winner].name ?? "");
  await expect(pages[loser].locator(".decide .actions a")).toHaveCount(0);
});

test("C6 a case that ends while somebody reads it is not taken, and offers nothing to take", async ({ visitor }) => {
  const t = translatorFor("zh");
  const { reference, caseId } = await caseForTest({ tracks: ["complaint"] });
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  const take = page.locator("form[action$='/claims'] button");
  await expect(take).toBeVisible();
  await db.track.updateMany({ where: { caseId }, data: { state: "not_accepted", open: false } });
  await db.caseClock.updateMany({ where: { caseId }, data: { stoppedAt: new Date() } });
  await take.click();
  await expect(main(page)).toContainText(t("staffCase.done.ended"));
  await expect(main(page)).toContainText(t("staffCase.claim.over"));
  await expect(take).toHaveCount(0);
});

test("a decision on a case that has moved shows both states and keeps what was typed", async ({ visitor }) => {
  const key = await givenAReport();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await whenIOpen(page, key);
  await page.locator(".claim-bar button").click();
  await step(page, translatorFor("zh")("cases.actions.accept")).click();
  await page.locator("[name=message]").fill("已经受理，请等电话。");
  await page.locator("[name=message]").blur(); // what was typed is previewed when the field is left
  await expect(page.locator("[data-live] button[value=send]")).toBeVisible();
  const second = await page.context().newPage();
  await whenIOpen(second, key);
  await step(second, translatorFor("zh")("cases.actions.accept")).click();
  await second.locator("[data-live] button[value=send]").click();
  await expect(second).toHaveURL(/done=decided/);
  await page.locator("[data-live] button[value=send]").click();
  await expect(main(page)).toContainText(translatorFor("zh")("staffCase.conflict.title"));
  await expect(main(page)).toContainText(translatorFor("zh")("cases.states.complaint.accepted.label"));
  await expect(main(page)).toContainText("已经受理，请等电话。");
});

test("SEC-07 nothing is sent that was not previewed, and the second click is answered like the first", async ({
  visitor,
}) => {
  const key = await givenAReport();
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["reviewer"]));
  await whenIOpen(page, key);
  await page.locator(".claim-bar button").click();
  await step(page, translatorFor("zh")("cases.actions.accept")).click();
  await expect(page.locator(".decision-form")).toBeVisible();
  const fields = async (form: string) => {
    await page.waitForLoadState(); // the click before led to another page, which must be whole
    return page
      .locator(`${form} input[type=hidden]`)
      .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute("name"), input.getAttribute("value")]));
  };
  const send = async (hidden: Awaited<ReturnType<typeof fields>>) =>
    page.request.post(`/zh/staff/cases/${key.reference}/decisions`, {
      form: { message: "", ...Object.fromEntries(hidden), do: "send" },
      maxRedirects: 0,
    });
  const skipped = await send(await fields(".decision-form"));
  expect([skipped.status(), (await skipped.text()).includes('class="letter"')]).toEqual([200, true]);
  await preview(page).click();
  await expect(page.locator(".letter")).toBeVisible();
  const previewed = await fields("main form");
  const clicks = [await send(previewed), await send(previewed)];
  expect(clicks.map((click) => click.status())).toEqual([303, 303]);
  for (const click of clicks) expect(click.headers().location).toContain("done=decided");
  await page.goto(`/zh/staff/cases/${key.reference}/decisions`);
  await expect(page).toHaveURL(new RegExp(`/cases/${key.reference}$`));
});

test("a case that another holds cannot be given back, and nobody is told that it was", async ({ visitor }) => {
  const key = await givenAReport();
  const pages = [await visitor({ viewport: DESK }), await visitor({ viewport: DESK })] as const;
  for (const page of pages) await signIn(page, await anOfficer(["supervisor"]));
  const [first, second] = pages;
  await whenIOpen(first, key);
  await first.locator(".claim-bar button").click();
  await expect(first).toHaveURL(/done=claimed/);
  await whenIOpen(second, key);
  await second.locator(".claim-bar button").click();
  await expect(second).toHaveURL(/done=claimed/);
  await first.locator(".claim-bar button").click();
  await expect(main(first)).toContainText(translatorFor("zh")("staffCase.done.not_yours"));
});

test("a call is written down on one page, and its receipt opens the case", async ({ visitor }) => {
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["intake"]));
  await page.goto("/zh/staff/intake");
  await page.locator("main form button[type=submit]").last().click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.locator("input[name=channel][value=phone]").check({ force: true });
  await page.locator("[name=kind]").selectOption("cashback_card");
  await page.locator("[name=platform]").fill("拼多多");
  await page.locator("[name=shopName]").fill("好味零食铺");
  await page.locator("[name=story]").fill("来电人说包裹里有返现卡。");
  await page.locator("input[name=wish][value=report]").check({ force: true });
  await page.locator("main form button[type=submit]").last().click();
  const slip = page.locator(".slip-entry.strong .slip-value");
  await expect(slip).toHaveCount(2);
  const [reference = "", code = ""] = await slip.allInnerTexts();
  await thenTheReporterReads(await visitor(), { reference, code: code.replace(/\D/g, "") }, "zh", [reference]);
});

for (const locale of ["zh", "en"] as const) {
  test(`A11Y-01 queue, case, preview and intake are accessible and fit a phone (${locale})`, async ({ visitor }) => {
    const key = await givenAReport(locale);
    const page = await visitor({ viewport: PHONE });
    await signIn(page, await anOfficer(["supervisor"]));
    await page.goto(`/${locale}/staff`);
    const look = async () => {
      await page.waitForLoadState(); // the address changes before the styles are there
      await expectNoOverflow(page);
      await expectAccessible(page);
      const size = page.viewportSize() ?? PHONE;
      await page.setViewportSize({ width: 320, height: 640 });
      await expectNoOverflow(page);
      await page.setViewportSize(size);
    };
    await look();
    await whenIOpen(page, key, locale);
    await look();
    await page.locator(".claim-bar button").click();
    await step(page, translatorFor(locale)("cases.actions.verify")).click();
    await look();
    await page.locator("[name=message]").fill("…");
    await preview(page).click();
    await look();
    await page.goto(`/${locale}/staff/intake`);
    await look();
    await page.setViewportSize(DESK);
    await whenIOpen(page, key, locale);
    await look();
  });
}

test("an officer pauses a deadline for testing and lets it run again, and the reporter reads why (UX-09)", async ({
  visitor,
}) => {
  const key = await givenAReport();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["case_officer"]));
  await whenIOpen(page, key);
  await page.locator(".claim-bar button").click();
  const card = page.locator(".clock-card", { hasText: "决定是否立案" });
  await card.locator("summary", { hasText: "暂停期限" }).click();
  await expectAccessible(page);
  await card.getByRole("button", { name: "暂停期限" }).click();
  await expect(page.getByRole("status")).toContainText("期限已经暂停");
  await expect(card).toContainText("暂停中");
  await thenTheReporterReads(await visitor({ viewport: PHONE }), key, "zh", ["需要检测、检验或鉴定"]);
  await card.getByRole("button", { name: "恢复期限" }).click();
  await expect(card).toContainText("个工作日");
  await expectAccessible(page);
});
