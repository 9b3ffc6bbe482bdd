import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { formatSecretCode } from "@/lib/reports/secret-code";
import { submitReport } from "@/lib/reports/submit-report";
import { ANSWERS, answerDraft } from "@/lib/reports/testing/answered-draft";
import { DESK, expect, expectAccessible, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const STORY = "包裹里夹着一张好评返现卡，写着晒图五星好评返五元，加微信领红包，不晒图就打电话催。";

/** The same report, by the same person, whenever it is asked for. */
async function aReport(contact: string) {
  const seen = { ...ANSWERS.seen, story: STORY, demands: [...ANSWERS.seen.demands], offers: [...ANSWERS.seen.offers] };
  const reached = { contactKind: "email", contact, updates: true } as const;
  const token = await answerDraft({ seen, contact: reached, wish: { wish: "report", demand: "" } });
  const filed = await submitReport({ token, locale: "zh", address: "192.0.2.48", puzzle: "" });
  if (!filed.ok) throw new Error(filed.reason);
  return { reference: filed.receipt.receipt.reference, code: filed.receipt.code };
}

async function whenTheRuleIs(page: Page, mode: "shadow" | "on"): Promise<void> {
  await page.goto("/zh/staff/rules");
  const form = page.locator("form[action$='/rules/duplicates']");
  await page.locator("summary", { hasText: t("duplicates.mode") }).click();
  await form.locator(`[name=mode][value=${mode}]`).check({ force: true });
  await form.locator("[name=reason]").fill(mode === "on" ? "提示都对" : "先看看");
  await form.locator("button").click();
  await expect(page.getByRole("status")).toContainText(t("rules.done.duplicates"));
}

test("C8 D3 a report sent twice is closed by the rule that a supervisor turned on, and its reporter reads which one it repeats", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await whenTheRuleIs(page, "on");
  const contact = `twice-${Date.now()}@reporter.example`;
  const first = await aReport(contact);
  const second = await aReport(contact);
  await expect(async () => {
    await page.goto(`/zh/staff/cases/${second.reference}`);
    await expect(page.locator("section[aria-labelledby=same-words]")).toContainText(first.reference, { timeout: 500 });
  }).toPass({ timeout: 120_000 });
  const words = t("duplicates.case.bases.same_reporter");
  await expect(page.locator("section[aria-labelledby=same-words]")).toContainText(words);
  await expectAccessible(page);
  await page.locator("section[aria-labelledby=same-words] a").last().click();
  await expect(page).toHaveURL(/same=ZP/);
  await expect(page.locator(".queue")).toContainText(first.reference);
  await whenTheRuleIs(page, "shadow");
  const reporter = await visitor({ viewport: PHONE });
  await reporter.goto("/zh/case");
  await reporter.getByLabel(t("case.lookUp.reference")).fill(second.reference);
  await reporter.getByLabel(t("case.lookUp.code")).fill(formatSecretCode(second.code));
  await reporter.getByRole("button", { name: t("case.lookUp.submit") }).click();
  await expect(reporter.getByRole("main")).toContainText(first.reference);
  await expect(reporter.getByRole("main")).toContainText(t("cases.grounds.duplicate.same_matter_open.reporter"));
});
