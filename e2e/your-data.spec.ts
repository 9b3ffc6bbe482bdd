import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { formatSecretCode } from "@/lib/reports/secret-code";
import { type FiledCase, fileCase } from "@/lib/reports/testing/filed-case";
import { endTracks } from "@/lib/retention/testing/disposal-stage";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { choose } from "./reporter";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const press = (page: Page, key: string) => page.getByRole("button", { name: t(key), exact: true }).click();

async function lookUp(page: Page, { reference, code }: FiledCase, locale: "zh" | "en" = "zh"): Promise<void> {
  const say = translatorFor(locale);
  await page.goto(`/${locale}/case`);
  await page.getByLabel(say("case.lookUp.reference")).fill(reference);
  await page.getByLabel(say("case.lookUp.code")).fill(formatSecretCode(code));
  await page.getByRole("button", { name: say("case.lookUp.submit") }).click();
  await page.getByRole("link", { name: say("dataRights.link") }).click();
}

test("PRV-08 a reporter asks for deletion, a supervisor grants it, and that only asks a second person; without script", async ({
  visitor,
}) => {
  const filed = await fileCase({});
  await endTracks(filed.caseId);
  const reporter = await visitor({ javaScriptEnabled: false });
  await lookUp(reporter, filed);
  await press(reporter, "dataRights.send");
  await expect(reporter.locator(".error-summary")).toContainText(t("dataRights.problems.choose"));
  await choose(reporter, "kind", "erasure");
  await reporter.locator("[name=body]").fill("事情已经解决，请删掉。");
  await press(reporter, "dataRights.send");
  await expect(reporter.locator("main")).toContainText(t("dataRights.done"));
  await expect(reporter.locator("main .tag")).toContainText(t("dataRights.states.waiting"));
  await choose(reporter, "kind", "erasure");
  await press(reporter, "dataRights.send");
  await expect(reporter.locator(".error-summary")).toContainText(t("dataRights.problems.already_open"));
  await expectNoOverflow(reporter);
  await reporter.goto("/zh/case/status");
  await expect(reporter.locator(".timeline").first()).toContainText(t("case.events.data_requested_erasure"));

  const supervisor = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(supervisor, await anOfficer(["supervisor"]));
  await supervisor.goto(`/zh/staff/cases/${filed.reference}`);
  await supervisor.locator('form[action$="/claims"] button').click();
  await expect(supervisor.locator("#data-requests")).toBeVisible();
  await supervisor.goto("/zh/staff/approvals");
  await supervisor.getByRole("link", { name: filed.reference }).click();
  await press(supervisor, "dataRights.staff.send");
  await expect(supervisor.locator(".error-summary")).toContainText(t("dataRights.staff.problems.outcome_missing"));
  await supervisor.locator("[name=outcome]").selectOption("granted");
  await supervisor.locator("[name=words]").fill("同意删除，另有同事核对。");
  await press(supervisor, "dataRights.staff.send");
  await expect(supervisor.locator("main")).toContainText(t("dataRights.staff.done"));
  await supervisor.goto("/zh/staff/approvals");
  await expect(supervisor.getByRole("link", { name: t("approvals.acts.early_disposal") }).first()).toBeVisible();

  await reporter.goto("/zh/case/your-data");
  await expect(reporter.locator("main")).toContainText("同意删除，另有同事核对。");
  await expect(reporter.locator("main")).toContainText(t("dataRights.means.erasure"));
});

for (const locale of ["zh", "en"] as const) {
  test(`PRV-08 A11Y-01 the pages about one's data are accessible and fit, in ${locale}`, async ({ visitor }) => {
    const filed = await fileCase({});
    const say = translatorFor(locale);
    const reporter = await visitor();
    await lookUp(reporter, filed, locale);
    await choose(reporter, "kind", "correction");
    await reporter.getByRole("button", { name: say("dataRights.send") }).click();
    await expect(reporter.locator(".error-summary")).toBeVisible();
    await expectAccessible(reporter);
    await reporter.locator("[name=body]").fill("店名写错了。");
    await reporter.getByRole("button", { name: say("dataRights.send") }).click();
    await expect(reporter.locator("main .tag")).toBeVisible();
    await expectNoOverflow(reporter);
    await expectAccessible(reporter);

    const officer = await visitor({ viewport: DESK });
    await signIn(officer, await anOfficer(["case_officer"]));
    await officer.goto(`/${locale}/staff/cases/${filed.reference}`);
    await officer.locator('form[action$="/claims"] button').click();
    await expectAccessible(officer);
    await officer.goto(`/${locale}/staff/cases/${filed.reference}/data-requests`);
    await officer.locator("[name=outcome]").selectOption("refused");
    await officer.getByRole("button", { name: say("dataRights.staff.send") }).click();
    await expect(officer.locator(".error-summary")).toBeVisible();
    for (const size of [PHONE, DESK]) {
      await officer.setViewportSize(size);
      await expectNoOverflow(officer);
      await expectAccessible(officer);
    }
  });
}
