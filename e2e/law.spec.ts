import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
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
  await expect(page).toHaveURL(/\/recusal$/);
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

/** An item of evidence as it stands in the record; no page of these journeys opens the file itself. */
async function givenAnItem(reference: string): Promise<void> {
  const { id: caseId } = await db.case.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  const file = { caseId, position: 1, kind: "payment", displayName: "1.png", mime: "image/png", bytes: 1, sha256: "0" };
  await db.evidence.create({ data: { ...file, storageKey: "none", source: "staff", receivedAt: new Date() } });
}

test("what is known of the money is measured against the law, as advice (N21, N22)", async ({ visitor }) => {
  const reference = await givenACase();
  await givenAnItem(reference);
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["case_officer"]));
  await whenIOpen(page, reference);
  await expect(page.getByRole("main")).toContainText(t("money.furthest.unknown"));
  await page.locator("a[href$='/money']").click();
  await page.locator("#kind-new").selectOption("turnover");
  await page.locator("#low-new").fill("很多");
  await send(page, t("money.record")).click();
  await expect(page.getByRole("alert")).toContainText(t("money.problems.not_an_amount"));
  await page.locator("#low-new").fill("48000");
  await page.locator("#high-new").fill("52000");
  await page.locator("#from-new").fill("2025-01-01");
  await page.locator("#to-new").fill("2025-06-30");
  await page.locator("#evidenceId-new").selectOption({ index: 1 });
  await send(page, t("money.record")).click();
  await expect(page.getByRole("status")).toContainText(t("staffCase.done.money_recorded"));
  const main = page.getByRole("main");
  await expect(main).toContainText(t("money.advice.title"));
  await expect(main).toContainText("¥48,000至¥52,000");
  await expect(main.locator("svg.gauge").first()).toHaveAttribute("aria-label", /可能达到/);
  await expect(main).toContainText(t("money.fines.unconfirmed"));
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
  await whenIOpen(page, reference);
  await expect(page.getByRole("main")).toContainText(t("money.furthest.possible"));
});

test("an item of evidence is graded, and its file says so", async ({ visitor }) => {
  const reference = await givenACase();
  await givenAnItem(reference);
  const page = await visitor({ viewport: PHONE });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto(`/zh/staff/cases/${reference}/grades`);
  await page.locator("main summary").click();
  await page.locator("[name=reliability]").selectOption("B");
  await page.locator("[name=credibility]").selectOption("2");
  await send(page, t("grading.save")).click();
  await expect(page.getByRole("alert")).toContainText(t("grading.problems.reason_missing"));
  await page.locator("[name=reason]").fill("与银行流水一致。");
  await send(page, t("grading.save")).click();
  await expect(page.getByRole("heading", { level: 2 })).toContainText("B2");
  await expectNoOverflow(page);
  await expectAccessible(page);
});

test("a transaction counts down, and the letter to the platform is read, marked as sent and kept (N24)", async ({
  visitor,
}) => {
  const reference = await givenACase();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["case_officer"]));
  await page.goto(`/zh/staff/cases/${reference}/preservation`);
  await page.locator("summary", { hasText: t("preserve.add") }).click();
  await page.locator("[name=label]").fill("订单 881");
  await send(page, t("preserve.add")).click();
  await expect(page.getByRole("alert")).toContainText(t("preserve.problems.not_a_date"));
  await page.locator("[name=completedOn]").fill("2026-01-05");
  await send(page, t("preserve.add")).click();
  await expect(page.getByRole("status")).toContainText(t("preserve.done.recorded"));
  await expect(page.locator(".letter")).toContainText("订单 881，完成日期 2026年1月5日，法定保存期限至 2029年1月5日");
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".letter")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: null });
  await send(page, t("preserve.markSent")).click();
  await expect(page.getByRole("status")).toContainText(t("preserve.done.sent"));
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
  await page.goto("/zh/staff/preservation");
  await expect(page.getByRole("main")).toContainText(reference);
  await expectNoOverflow(page);
  await expectAccessible(page);
});
