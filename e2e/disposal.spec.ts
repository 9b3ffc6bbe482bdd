import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { type FiledCase, fileCase } from "@/lib/reports/testing/filed-case";
import { endTracks } from "@/lib/retention/testing/disposal-stage";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const button = (page: Page, key: string) => page.getByRole("button", { name: t(key), exact: true });

/** A case that ended four years ago. */
async function givenAnOldCase(): Promise<FiledCase> {
  const filed = await fileCase({ at: new Date(Date.now() - 4 * 366 * 86_400_000) });
  await endTracks(filed.caseId);
  return filed;
}

test("G4 C18 what is due goes after one person's review and another's approval; without script", async ({
  visitor,
}) => {
  const { caseId, reference, code } = await givenAnOldCase();
  const reviewer = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(reviewer, await anOfficer(["supervisor"], "何审核"));
  await reviewer.goto("/zh/staff/disposal");
  await button(reviewer, "disposal.propose").click();
  const item = reviewer.locator("li", { hasText: reference });
  await item.locator("summary").click();
  await item.getByRole("button", { name: t("disposal.moves.keep") }).click();
  await expect(reviewer.locator(".error-summary")).toContainText(t("disposal.problems.months_missing"));
  await item.locator("[name=months]").selectOption("12");
  await item.locator("[name=reason]").fill("同一店铺的新案正在调查。");
  await item.getByRole("button", { name: t("disposal.moves.keep") }).click();
  await expect(item).toContainText("同一店铺的新案正在调查。");
  await item.getByRole("button", { name: t("disposal.moves.put_back") }).click();
  await button(reviewer, "disposal.moves.review").click();
  await expect(reviewer.locator("main")).toContainText(t("disposal.own"));
  await expect(button(reviewer, "disposal.moves.approve")).toHaveCount(0);

  const second = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(second, await anOfficer(["supervisor"], "沈批准"));
  await second.goto(new URL(reviewer.url()).pathname);
  await button(second, "disposal.moves.refuse").click();
  await expect(second.locator(".error-summary")).toContainText(t("disposal.problems.words_missing"));
  await button(second, "disposal.moves.approve").click();
  await expect.poll(() => db.disposedCase.count({ where: { caseId } }), { timeout: 120_000 }).toBe(1);
  await expect(async () => {
    await second.reload();
    await expect(second.getByRole("link", { name: t("disposal.certificate") })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 120_000 });

  const reporter = await visitor();
  await reporter.goto("/zh/case");
  await reporter.locator("[name=reference]").fill(reference);
  await reporter.locator("[name=code]").fill(code);
  await reporter.getByRole("button", { name: t("case.lookUp.submit") }).click();
  await expect(reporter.getByRole("heading", { level: 1 })).toHaveText(t("case.disposed.title"));
  await expectAccessible(reporter);
});

test("A11Y-01 the schedule and a batch are accessible and fit a phone", async ({ visitor }) => {
  await givenAnOldCase();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto("/zh/staff/disposal");
  const look = async () => {
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size);
      await expectNoOverflow(page);
      await expectAccessible(page);
    }
  };
  await look();
  await button(page, "disposal.propose").click();
  await expect(button(page, "disposal.moves.review")).toBeVisible();
  await look();
});
