import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const NAME = "请补交易记录";

/** Puts the keyboard on a control; whatever cannot take it fails here. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const there = page.locator(selector).first();
  await there.focus();
  await expect(there).toBeFocused();
}

async function typeInto(page: Page, selector: string, words: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(words);
}

async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
}

async function aCase(address: string): Promise<string> {
  const sent = await submitReport({ token: await answerDraft(), locale: "zh", address, puzzle: "" });
  if (!sent.ok) throw new Error(`no report: ${sent.reason}`);
  return sent.receipt.receipt.reference;
}

async function looksRight(page: Page): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
}

async function whenASupervisorWritesIt(page: Page, reference: string): Promise<void> {
  await page.goto("/zh/staff/templates/new");
  await typeInto(page, "[name=name]", NAME);
  await typeInto(page, "[name=textZh]", "您好，{案号}请补充。");
  await typeInto(page, "[name=textEn]", "Please add what is missing to {case_number}.");
  await press(page, "button[value=save]");
  await expect(page.locator(".error-summary")).toContainText("{案号}");
  await expect(page.locator(".error-summary")).toContainText("{案件编号}");
  await expect(page.locator("[name=textZh]")).toHaveValue("您好，{案号}请补充。");
  await typeInto(page, "[name=textZh]", "您好，{案件编号}请补充{理由}。");
  await page.locator("[name=action]").selectOption("request_supplement");
  await typeInto(page, "[name=case]", reference);
  await press(page, "button[value=preview]");
  await expect(page.locator(".letter").first()).toContainText(`您好，${reference}请补充`);
  await press(page, "button[value=save]");
  await expect(page.getByRole("status")).toContainText(t("replies.done.saved", { version: 1 }));
}

async function thenItIsSent(page: Page, reference: string): Promise<void> {
  await page.goto(`/zh/staff/cases/${reference}`);
  await press(page, "form[action$='/claims'] button");
  await expect(page.getByRole("status").first()).toContainText(t("staffCase.done.claimed"));
  await page.goto(`/zh/staff/cases/${reference}?on=report&act=request_supplement`);
  const form = page.locator("form.decision-form");
  await expect(form.locator("optgroup").first()).toHaveAttribute("label", t("replies.pick.recommended"));
  await form.locator("[name=message]").fill("先写的一句。");
  await form.locator("[name=template]").selectOption({ label: NAME });
  await press(page, "form.decision-form button[value=fill]");
  await expect(page.locator("[name=message]")).toHaveValue(`先写的一句。\n\n您好，${reference}请补充{理由}。`);
  await expect(page.getByRole("status")).toContainText(t("replies.variable.ground"));
  await page.locator("[name=ground][value=order_proof]").check({ force: true });
  await press(page, "form.decision-form button[value=preview]");
  await expect(page.locator(".error-summary")).toContainText(t("staffCase.problems.unfilled"));
  await page.locator("[name=message]").fill("");
  await page.locator("[name=template]").selectOption({ label: NAME });
  await press(page, "form.decision-form button[value=fill]");
  await press(page, "form.decision-form button[value=preview]");
  await expect(page.locator(".letter")).toContainText(t("cases.grounds.supplement.order_proof.label"));
  await press(page, "button[value=send]");
  await expect(page.getByRole("status").first()).toContainText(t("cases.actions.request_supplement"));
}

test("C14 a reply is written, checked, previewed, sent without script, changed and retired", async ({ visitor }) => {
  const reference = await aCase("192.0.2.51");
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["supervisor"], "写模板的人"));
  await page.goto("/zh/staff/templates");
  await press(page, "button[value=take]");
  await expect(page.getByRole("status")).toContainText(t("replies.done.house"));
  await whenASupervisorWritesIt(page, reference);
  const address = page.url();
  await thenItIsSent(page, reference);
  await page.goto(address);
  await typeInto(page, "[name=textEn]", "Please add it to {case_number}.");
  await press(page, "button[value=save]");
  await expect(page.getByRole("status")).toContainText(t("replies.done.saved", { version: 2 }));
  await expect(page.locator("tbody tr", { hasText: t("replies.versionOf", { version: 1, name: NAME }) })).toContainText(
    /1$/,
  );
  await press(page, "button[value=retire]");
  await expect(page.getByRole("status")).toContainText(t("replies.done.retired"));
});

test("C14 A11Y-01 templates and the forms that use them are accessible and fit a phone", async ({ visitor }) => {
  const reference = await aCase("192.0.2.52");
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"], "看模板的人"));
  await page.goto("/zh/staff/templates");
  await looksRight(page);
  await page.locator("main tbody a").first().click();
  await page.locator("button[value=preview]").click();
  await expect(page.locator(".letter").first()).toBeVisible();
  await looksRight(page);
  await page.goto(`/zh/staff/cases/${reference}`);
  await page.locator("form[action$='/claims'] button").first().click();
  await page.locator("#messages-template").selectOption({ index: 1 });
  await page.locator("form[action$='/messages'] button[value=fill]").click();
  await expect(page.locator("[name=body]")).toHaveValue(/您好/);
  await looksRight(page);
});
