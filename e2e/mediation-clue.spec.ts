import type { Page } from "@playwright/test";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { translatorFor } from "@/lib/i18n/translator";
import { db, inTransaction } from "@/lib/infra/db/client";
import { submitReport } from "@/lib/reports/submit-report";
import { filledIn } from "@/lib/reports/testing/co-reporting";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");

type Key = { reference: string; code: string };

/** Only money back was asked for, and both sides are talking. */
async function givenAMediation(): Promise<Key> {
  const wish = { wish: "complaint", demand: "退货退款" } as const;
  const filed = await submitReport({
    token: await filledIn({ wish }),
    locale: "zh",
    address: "192.0.2.91",
    puzzle: "",
  });
  if (!filed.ok) throw new Error(filed.reason);
  const { reference } = filed.receipt.receipt;
  const { id: trackId } = await db.track.findFirstOrThrow({ where: { case: { reference } }, select: { id: true } });
  const actor = { kind: "staff", staff: await staffForTest("case_officer") } as const;
  for (const action of ["accept", "start_mediation"] as const)
    await inTransaction((tx) => applyTransition(tx, { trackId, action, actor, at: new Date() }));
  return { reference, code: filed.receipt.code };
}

async function whenITake(page: Page, { reference }: Key): Promise<void> {
  await page.goto(`/zh/staff/cases/${reference}`);
  await page.locator(".claim-bar button").click();
  await expect(page).toHaveURL(/done=claimed/);
}

const step = (page: Page, action: string) =>
  page.locator(".decide .actions").getByRole("link", { name: t(`cases.actions.${action}`) });

async function whenIDecide(page: Page, action: string, words: Record<string, string>): Promise<void> {
  const { ground = "", ...typed } = words;
  await step(page, action).click();
  await page.locator(`input[name=ground][value=${ground}]`).check({ force: true });
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(value);
  await page.locator("[data-until-previewed] button").click();
  await expect(page.locator(".letter")).toContainText(t(`cases.events.complaint.${action}`));
  await page.locator("button[name=do][value=send]").click();
  await expect(page).toHaveURL(/done=decided/);
}

async function whenTheReporterLooks(page: Page, { reference, code }: Key): Promise<void> {
  await page.goto("/zh/case");
  await page.getByLabel(t("case.lookUp.reference")).fill(reference);
  await page.getByLabel(t("case.lookUp.code")).fill(code);
  await page.getByRole("button", { name: t("case.lookUp.submit") }).click();
  await expect(page).toHaveURL(/\/case\/status/);
}

test("a clue found in mediation gets a track and a clock of its own, and both tracks tell the reporter (N18)", async ({
  visitor,
}) => {
  const key = await givenAMediation();
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["case_officer"]));
  await whenITake(page, key);
  await whenIDecide(page, "open_report", { ground: "admitted", note: "商家承认随包裹放返现卡。" });
  await expect(page.locator(".one-track")).toHaveCount(2);
  await expect(page.locator(".one-track").last()).toContainText("核查调解中发现的违法线索");
  await whenITake(page, key);
  await expect(step(page, "open_report")).toHaveCount(0);

  const reader = await visitor({ viewport: PHONE });
  await whenTheReporterLooks(reader, key);
  await expect(reader.getByRole("main")).toContainText(t("cases.events.complaint.open_report"));
  await expect(reader.getByRole("main")).toContainText(t("case.events.report_opened"));
  await expectNoOverflow(reader);
  await expectAccessible(reader);
});

test("mediation ends, and the clue is still checked (N27)", async ({ visitor }) => {
  const key = await givenAMediation();
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["case_officer"]));
  await whenITake(page, key);
  const ending = { ground: "no_agreement", message: "双方没有谈拢。", note: "两次调解，差额没有谈拢。" };
  await whenIDecide(page, "end_mediation_keep_clue", ending);
  const states = await db.track.findMany({ where: { case: { reference: key.reference } }, orderBy: { kind: "asc" } });
  expect(states.map(({ state }) => state)).toEqual(["mediation_ended", "verifying"]);
  await whenTheReporterLooks(page, key);
  await expect(page.getByRole("main")).toContainText(t("cases.events.complaint.end_mediation_keep_clue"));
});
