import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { submitReport } from "@/lib/reports/submit-report";
import { answersAbout, filledIn, newNetwork, staffStep } from "@/lib/reports/testing/co-reporting";
import { DESK, expect, expectAccessible, expectNoOverflow, test } from "./fixtures";
import { choose, goOn } from "./reporter";
import { anOfficer, signIn } from "./staff";

/** A report that was answered: not filed, with the reason. */
async function givenAnEndedReport() {
  const token = await filledIn(answersAbout(`回访店${randomUUID()}`));
  const sent = await submitReport({ token, locale: "zh", address: newNetwork(), puzzle: "" });
  if (!sent.ok) throw new Error(sent.reason);
  const { reference } = sent.receipt.receipt;
  const { id } = await db.case.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  await staffStep(id, { action: "verify" });
  await staffStep(id, { action: "not_file", ground: "not_proven", message: "查不实", note: "核对过" });
  return { reference, code: sent.receipt.code };
}

async function whenILookUp(page: Page, { reference, code }: { reference: string; code: string }): Promise<void> {
  await page.goto("/zh/case");
  await page.locator("[name=reference]").fill(reference);
  await page.locator("[name=code]").fill(code);
  await goOn(page);
  await expect(page).toHaveURL(/\/case\/status/);
}

test("a reporter whose case has ended answers three questions once, and nobody sees who (B8)", async ({ visitor }) => {
  const t = translatorFor("zh");
  const page = await visitor();
  await whenILookUp(page, await givenAnEndedReport());
  const link = page.getByRole("link", { name: t("survey.notice.link") });
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 120_000 });
  await link.click();
  await expect(page).toHaveURL(/\/case\/survey$/);
  await expectNoOverflow(page);
  await expectAccessible(page);

  const line = `答复看懂了，就是慢 ${randomUUID().slice(0, 4)}`;
  await page.locator("[name=words]").fill(line);
  await choose(page, "understood", "yes");
  await goOn(page);
  await expect(page.locator(".error-summary li")).toHaveCount(2);
  await expect(page.locator("[name=words]")).toHaveValue(line);
  await choose(page, "inTime", "no");
  await choose(page, "goingOn", "unknown");
  await goOn(page);
  await expect(page.locator("main h1")).toHaveText(t("survey.thanks.title"));
  await page.getByRole("link", { name: t("survey.back") }).click();
  await expect(link).toHaveCount(0);
  await page.goto("/zh/case/survey");
  await expect(page.locator("main h1")).toHaveText(t("survey.nothing.title"));

  const others = { organisationId: HOME_ORGANISATION, round: "close", month: new Date().toISOString().slice(0, 7) };
  const said = { understood: "yes", inTime: "yes", goingOn: "no" };
  await db.surveyAnswer.createMany({ data: Array.from({ length: 4 }, () => ({ ...others, ...said })) });
  const desk = await visitor({ viewport: DESK });
  await signIn(desk, await anOfficer(["reviewer"]));
  await desk.goto("/zh/staff/surveys");
  await expect(desk.locator("main")).toContainText(t("survey.staff.count", { count: 5 }));
  await expect(desk.locator("main")).toContainText(line);
  await expect(desk.locator("main")).toContainText(t("survey.staff.few", { fewest: 5 }));
  await expectAccessible(desk);
});
