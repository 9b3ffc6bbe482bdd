import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { merged } from "@/lib/cases/merges/merging.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { answersAbout, report, type SentReport } from "@/lib/reports/testing/co-reporting";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const caseOf = ({ reference }: SentReport) => `/zh/staff/cases/${reference}`;

async function givenTwoReports(): Promise<[SentReport, SentReport]> {
  const answers = answersAbout(`合并店${randomUUID().slice(0, 8)}`);
  return [await report(answers), await report(answers)];
}

async function whenIMerge(page: Page, reason: string): Promise<void> {
  await page.locator("[name=ground]").selectOption("same_shop");
  await page.locator("[name=reason]").fill(reason);
  await page.getByRole("button", { name: t("merging.button") }).click();
}

test("an officer merges from the related cases, the old number leads on, and it is taken back (D9)", async ({
  visitor,
}) => {
  const [one, head] = await givenTwoReports();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["case_officer"], "周承办"));
  await page.goto(`${caseOf(one)}/related`);
  await page
    .getByRole("row", { name: head.reference })
    .getByRole("link", { name: t("merging.linkHere") })
    .click();
  await expect(page.locator("main table")).toContainText(head.reference);
  await expectAccessible(page);
  await whenIMerge(page, "同一家店、同一张卡");
  await expect(page).toHaveURL(new RegExp(`${head.reference}\\?done=merged`));
  await expect(page.getByRole("status")).toContainText(t("staffCase.done.merged"));

  await page.goto(caseOf(one));
  await expect(page).toHaveURL(new RegExp(`${head.reference}\\?via=${one.reference}`));
  await expect(page.locator("main .notice").first()).toContainText(one.reference);
  await expect(page.locator("section[aria-labelledby=merged]")).toContainText("周承办");
  await page.getByRole("link", { name: t("merging.banner.page", { reference: one.reference }) }).click();
  await expect(page.locator(".case-head .ref").first()).toHaveText(one.reference);

  await page.getByRole("link", { name: t("merging.banner.undo") }).click();
  await expect(page).toHaveURL(/\/unmerge$/);
  await page.getByRole("button", { name: t("merging.undo.button") }).click();
  await expect(page.locator(".error-summary")).toContainText(t("merging.undo.problems.empty"));
  await expectAccessible(page);
  await page.locator("[name=reason]").fill("不是同一批卡");
  await page.getByRole("button", { name: t("merging.undo.button") }).click();
  await expect(page.getByRole("status")).toContainText(t("staffCase.done.unmerged"));
  await expect(page.locator(".case-head .ref").first()).toHaveText(one.reference);
});

test("a number that there is not, and the case itself, are refused in a sentence, and nothing typed is lost (D9)", async ({
  visitor,
}) => {
  const [one, head] = await givenTwoReports();
  const page = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["case_officer"]));
  await page.goto(`${caseOf(one)}/merge`);
  const compare = async (into: string) => {
    await page.locator("[name=into]").first().fill(into);
    await page.getByRole("button", { name: t("merging.compare") }).click();
  };
  await compare("ZP26-2222-2222");
  await expect(page.locator(".error-summary")).toContainText(t("merging.problems.target_unknown"));
  await expect(page.locator("[name=into]").first()).toHaveValue("ZP26-2222-2222");
  await compare(one.reference);
  await expect(page.locator(".error-summary")).toContainText(t("merging.refusals.itself"));
  await compare(head.reference);
  await page.locator("[name=reason]").fill("写了半天的理由");
  await page.getByRole("button", { name: t("merging.button") }).click();
  await expect(page.locator(".error-summary")).toContainText(t("merging.problems.ground_missing"));
  await db.track.updateMany({ where: { caseId: head.caseId }, data: { version: { increment: 1 } } });
  await whenIMerge(page, "写了半天的理由");
  await expect(page.locator("main")).toContainText(t("merging.stale.notice"));
  await expect(page.locator("[name=reason]")).toHaveValue("写了半天的理由");
  await expectNoOverflow(page);
});

test("what is another matter gets a case of its own; choosing nothing is refused, and what was typed is kept (D9)", async ({
  visitor,
}) => {
  const [one, head] = await givenTwoReports();
  await merged(await staffForTest("supervisor"), { reference: one.reference, into: head.reference, at: new Date() });
  const page = await visitor({ javaScriptEnabled: false });
  await signIn(page, await anOfficer(["case_officer"]));
  await page.goto(caseOf(head));
  await page.getByRole("link", { name: t("splitting.link") }).click();
  await page.locator("[name=title]").fill("另一家店：刷单");
  await page.locator("[name=reason]").fill("不是同一家店");
  await page.getByRole("button", { name: t("splitting.button") }).click();
  await expect(page.locator(".error-summary")).toContainText(t("splitting.problems.none"));
  await expect(page.locator("[name=reason]")).toHaveValue("不是同一家店");
  await page.locator("label", { hasText: one.reference }).click();
  await page.getByRole("button", { name: t("splitting.button") }).click();
  await expect(page.getByRole("status")).toContainText(t("staffCase.done.split"));
  await expect(page.locator("section[aria-labelledby=split]")).toContainText(head.reference);
  await expect(page.locator("section[aria-labelledby=merged]")).toContainText(one.reference);
  await expectNoOverflow(page);
});
