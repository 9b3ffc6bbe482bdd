import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
/** Nothing starts this rule, so no other test counts by what is recorded here. */
const RULE = "settle_competence";

test("UX-09 an administrator records what a law says from a day on with the keyboard, and takes it back", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["administrator"]));
  await page.goto("/zh/staff/people");
  await page.getByRole("button", { name: new RegExp(`^${t("access.navGroups.house")}`) }).press("Enter");
  await page.getByRole("link", { name: t("law.title"), exact: true }).press("Enter");
  await page.getByRole("link", { name: /^待核实/ }).press("Enter");
  await page.locator(`a[href$="/staff/law/${RULE}"]`).press("Enter");
  await page.locator("[name=amount]").fill("");
  await page.getByRole("button", { name: t("law.form.save") }).press("Enter");
  await expect(page.locator(".error-summary li")).toHaveCount(5);
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
  await page.setViewportSize(DESK);

  await page.locator("[name=amount]").fill("5");
  await page.locator("[name=article]").fill("31");
  await page.locator("[name=source]").fill("https://law.example/121");
  await page.locator("[name=mark][value=L]").press("Space");
  await page.locator("[name=validFrom]").fill(addDays(shanghaiDate(new Date()), 2));
  await page.locator("[name=reason]").fill("总局公布了全文");
  await page.getByRole("button", { name: t("law.form.save") }).press("Enter");
  await expect(page.getByRole("status")).toContainText("已记录");
  const row = page.getByRole("row", { name: /记录的第 \d+ 版 还没生效/ });
  await expect(row).toContainText("5 个工作日");
  await row.locator("summary").press("Enter");
  await row.locator("[name=why]").fill("看错了条号");
  await row.getByRole("button", { name: t("law.withdraw.button") }).press("Enter");
  await expect(page.getByRole("status")).toContainText("已撤回");
  await expect(page.locator("table")).toContainText("看错了条号");
});

for (const locale of ["zh", "en"] as const) {
  test(`UX-09 the pages of time limits are accessible and fit, in ${locale} (A11Y-01)`, async ({ visitor }) => {
    const page = await visitor({ viewport: DESK });
    await signIn(page, await anOfficer(["administrator"]));
    for (const path of ["", "?only=unconfirmed", "/mediate", "/first_human_answer"]) {
      for (const viewport of [DESK, PHONE]) {
        await page.setViewportSize(viewport);
        await page.goto(`/${locale}/staff/law${path}`);
        await expectNoOverflow(page);
        await expectAccessible(page);
      }
    }
  });
}
