import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");

async function givenACase(): Promise<string> {
  const filed = await submitReport({ token: await answerDraft(), locale: "zh", address: "192.0.2.71", puzzle: "" });
  if (!filed.ok) throw new Error(filed.reason);
  return filed.receipt.receipt.reference;
}

async function whenIOpen(page: Page, reference: string): Promise<void> {
  await page.goto(`/zh/staff/cases/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

const send = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name });

test("both tracks stand side by side on a desk and one after another on a phone, every day drawn (N18, C16)", async ({
  visitor,
}) => {
  const reference = await givenACase();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await whenIOpen(page, reference);
  const columns = page.locator(".one-track");
  await expect(columns).toHaveCount(2);
  await expect(page.getByRole("main")).toContainText(t("tracks.apart"));
  const tops = await columns.evaluateAll((found) => found.map((one) => one.getBoundingClientRect().top));
  expect(tops[0]).toBe(tops[1]);
  await columns.first().locator(".clock-card summary").first().click();
  await expect(columns.first().locator("svg[role=img].day-strip").first()).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  const left = await columns.evaluateAll((found) => found.map((one) => one.getBoundingClientRect().left));
  expect(left[0]).toBe(left[1]);
  await expectNoOverflow(page);
});

test("whoever has a conflict of interest steps back, and the case is no longer theirs (C27)", async ({ visitor }) => {
  const reference = await givenACase();
  const stands = await anOfficer(["case_officer"], "接替的同事");
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["case_officer"], "回避的同事"));
  await whenIOpen(page, reference);
  await page.getByRole("link", { name: t("recusal.link") }).click();
  await send(page, t("recusal.button")).click();
  await expect(page.getByRole("alert")).toContainText(t("recusal.problems.ground_missing"));
  await page.locator("[name=ground]").selectOption("party_or_relative");
  await page.locator("[name=reason]").fill("店主是我的表哥。");
  await page.locator("[name=substituteId]").selectOption(stands.id);
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
  await expectAccessible(page);
  await send(page, t("recusal.button")).click();
  await expect(page.getByRole("main")).toContainText(t("recusal.me"));
  await expect(page.getByRole("main")).toContainText(t("recusal.standsIn", { name: "接替的同事" }));
  await expect(page.locator("form[action$='/claims']")).toHaveCount(0);
});
