import type { Page } from "@playwright/test";
import { totpCode } from "@/lib/access/totp";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, test } from "./fixtures";
import {
  addScreenshots,
  askForMoneyBack,
  choose,
  goOn,
  type Kept,
  leaveNoContact,
  readReceipt,
  tellWhatWasSeen,
  tellWhere,
} from "./reporter";
import { type Surfaces, startSurfaces } from "./start-surfaces";

const t = translatorFor("zh");
const PASSWORD = "水渠边的芦苇比去年高出了一个头";
const next = (page: Page) => page.locator("main form .button").first();

async function enrol(page: Page): Promise<void> {
  const key = ((await page.locator("main .code").textContent()) ?? "").replace(/\s/g, "");
  await page.locator("[name=code]").fill(totpCode(key, new Date()));
  await next(page).click();
  await expect(page.locator(".recovery-codes li")).toHaveCount(10);
  await page.locator("main .button").click();
}

async function whenIReport(page: Page): Promise<Kept> {
  const reporter = { page, language: "zh", script: false } as const;
  await page.goto("/zh/report/what");
  await choose(page, "kind", "cashback_card");
  await goOn(page);
  await tellWhere(reporter);
  await tellWhatWasSeen(reporter);
  await addScreenshots(reporter);
  await askForMoneyBack(reporter);
  await leaveNoContact(reporter);
  await goOn(page);
  return readReceipt(page);
}

async function whenISetUpTheDesk(admin: Page, address: string): Promise<string> {
  await admin.goto(address);
  await admin.locator("[name=name]").fill("王芳");
  await admin.locator("[name=email]").fill("wang.fang@example.cn");
  await admin.locator("[name=password]").fill(PASSWORD);
  await next(admin).click();
  await enrol(admin);
  await admin.locator("[name=name]").fill("韩梅梅");
  await admin.locator("[name=email]").fill("han@example.cn");
  for (const role of ["reviewer", "intake"]) await admin.getByText(t(`access.roles.${role}`), { exact: true }).click();
  await next(admin).click();
  return (await admin.locator(".one-time-link code").textContent()) ?? "";
}

async function whenIDecide(page: Page, { reference }: Kept): Promise<void> {
  await page.goto(`/zh/staff/cases/${reference}`);
  await page.locator(".claim-bar button").click();
  await page
    .locator(".decide .actions")
    .getByRole("link", { name: new RegExp(`^${t("cases.actions.accept")}( \\d)?$`) })
    .click();
  await page.locator("[name=message]").fill("已经受理，我们先联系店家。");
  await page.locator("[name=message]").blur(); // what was typed is previewed when the field is left
  await page.locator("[data-live] button[value=send]").click();
  await expect(page).toHaveURL(/done=decided/);
}

async function whenILookUp(page: Page, key: Kept): Promise<void> {
  await page.goto("/zh/case");
  await page.getByLabel(t("case.lookUp.reference")).fill(key.reference);
  await page.getByLabel(t("case.lookUp.code")).fill(key.code);
  await page.getByRole("button", { name: t("case.lookUp.submit") }).click();
  await expect(page).toHaveURL(/\/case\/status/);
}

/** Everything up to the last button, and then the database is gone, and then the web process too. */
async function whenIReportInBadLuck(page: Page, { wire, killPublicWeb, publicOrigin }: Surfaces): Promise<void> {
  await page.goto("/zh/report/what");
  await choose(page, "kind", "cashback_card");
  await goOn(page);
  await page.locator("[name=platform]").fill("淘宝");
  await page.locator("[name=shopName]").fill("倒霉小店");
  wire.cut();
  await goOn(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("errors.unavailable.title"));
  expect((await page.request.get(`${publicOrigin}/readyz`)).status(), "no report is taken that could be lost").toBe(
    503,
  );
  const looked = await page.request.get(`${publicOrigin}/zh/figures/checkpoints`);
  expect(await looked.text(), "who only looks has nothing to lose").toContain(t("errors.away.title"));
  await expect(page.locator("input[name=shopName]")).toHaveValue("倒霉小店");
  await wire.mend();
  await expect(async () => expect((await page.request.get(`${publicOrigin}/readyz`)).status()).toBe(200)).toPass();
  await page.getByRole("button", { name: t("errors.tryAgain") }).click();
  await expect(page).toHaveURL(/\/report\/seen$/);
  killPublicWeb();
  await expect(async () => expect((await page.request.get(`${publicOrigin}/readyz`)).status()).toBe(200)).toPass({
    timeout: 120_000,
  });
  await page.goto("/zh/report/where");
  await expect(page.locator("[name=shopName]")).toHaveValue("倒霉小店");
}

test("public side, staff side and worker do their work apart, each with its own database role, and lose nothing (SEC-05, REL-04)", async ({
  visitor,
}) => {
  test.setTimeout(480_000);
  const surfaces = await startSurfaces();
  try {
    const reporter = await visitor({ baseURL: surfaces.publicOrigin, javaScriptEnabled: false });
    const key = await whenIReport(reporter);

    const admin = await visitor({ baseURL: surfaces.staffOrigin, viewport: DESK });
    const invitation = await whenISetUpTheDesk(admin, surfaces.setUpAddress);
    const officer = await visitor({ baseURL: surfaces.staffOrigin, viewport: DESK });
    await officer.goto(invitation);
    await officer.locator("[name=password]").fill("glacier-umbrella-ninety-lamp");
    await next(officer).click();
    await enrol(officer);
    await whenIDecide(officer, key);

    await whenILookUp(reporter, key);
    await expect(reporter.getByRole("main")).toContainText("已经受理，我们先联系店家。");

    const staffOnPublic = await reporter.goto("/zh/staff/sign-in");
    expect(staffOnPublic?.status(), "the public side has no staff door").toBe(404);
    const publicOnStaff = await admin.goto("/zh/report/what");
    expect(publicOnStaff?.status(), "the staff side takes no reports").toBe(404);

    // The worker has made the copies that staff look at.
    await expect(async () => {
      await officer.goto(`/zh/staff/cases/${key.reference}`);
      const pictures = officer.locator("main img");
      await expect(pictures.first()).toBeVisible({ timeout: 1_000 });
      const shown = await pictures.evaluateAll(
        (all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length,
      );
      expect(shown).toBeGreaterThan(0);
    }).toPass({ timeout: 120_000 });
    await whenIReportInBadLuck(await visitor({ baseURL: surfaces.publicOrigin, javaScriptEnabled: false }), surfaces);
  } finally {
    await surfaces.stop();
  }
});
