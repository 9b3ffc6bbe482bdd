import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { formatSecretCode } from "@/lib/reports/secret-code";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const press = (page: Page, key: string) => page.getByRole("button", { name: t(key), exact: true }).click();

test("ABU-06 two people mark a report, its reporter reads why and appeals, a third decides", async ({ visitor }) => {
  const { reference, code } = await fileCase({});
  const here = `/zh/staff/cases/${reference}/bad-faith`;
  const officer = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(officer, await anOfficer(["case_officer"]));
  await officer.goto(here);
  await press(officer, "badFaith.ask");
  await expect(officer.locator(".error-summary")).toContainText(t("approvals.problems.empty"));
  await officer.locator("[name=purpose]").selectOption("forged_material");
  await officer.locator("[name=reason]").fill("两张付款截图出自同一张图片，已与平台核对。");
  await press(officer, "badFaith.ask");
  await officer.getByRole("link", { name: t("litigation.toRequest") }).click();
  const request = new URL(officer.url()).pathname;

  const supervisor = await visitor({ viewport: DESK });
  await signIn(supervisor, await anOfficer(["supervisor"]));
  await supervisor.goto(request);
  await press(supervisor, "approvals.moves.approve");
  await expect(supervisor.locator("main .tag")).toContainText(t("approvals.states.done"));

  const reporter = await visitor({ javaScriptEnabled: false });
  await reporter.goto("/zh/case");
  await reporter.getByLabel(t("case.lookUp.reference")).fill(reference);
  await reporter.getByLabel(t("case.lookUp.code")).fill(formatSecretCode(code));
  await reporter.getByRole("button", { name: t("case.lookUp.submit") }).click();
  await reporter.getByRole("link", { name: t("badFaith.reporter.more") }).click();
  await expect(reporter.locator("main")).toContainText("两张付款截图");
  await press(reporter, "badFaith.reporter.appeal");
  await expect(reporter.locator(".error-summary")).toBeVisible();
  await expectNoOverflow(reporter);
  await reporter.locator("[name=reasons]").fill("图片是我自己拍的，原图还在。");
  await press(reporter, "badFaith.reporter.appeal");
  await expect(reporter.locator("main")).toContainText(t("case.status.done.appeal"));

  await supervisor.goto(here);
  await expect(supervisor.locator("main")).toContainText(t("badFaith.refusals.own_mark"));
  const third = await visitor({ viewport: DESK });
  await signIn(third, await anOfficer(["supervisor"]));
  await third.goto("/zh/staff/approvals");
  await third.getByRole("link", { name: reference }).click();
  await expect(third.locator("[name=words]")).toBeVisible();
  for (const size of [PHONE, DESK]) {
    await third.setViewportSize(size);
    await expectNoOverflow(third);
    await expectAccessible(third);
  }
  await third.locator("[name=words]").fill("原图已核对，撤销。");
  await press(third, "badFaith.lift");
  await expect(third.locator("main .tag")).toContainText(t("badFaith.states.lifted"));
  await reporter.goto("/zh/case/appeal");
  await expect(reporter.locator("main")).toContainText("原图已核对，撤销。");
});
