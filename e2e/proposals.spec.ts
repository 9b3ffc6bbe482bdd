import type { Page } from "@playwright/test";
import { orderPage } from "@/lib/evidence/testing/read-picture";
import { translatorFor } from "@/lib/i18n/translator";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures";

const ORDER = "3302671984400517";

for (const locale of ["zh", "en"] as const) {
  const t = translatorFor(locale);
  const goOn = (page: Page) => page.locator("main form button").last().click();

  test(`a screenshot sent first fills in the pages that follow, once it was called right, in ${locale} (N1, D6)`, async ({
    visitor,
  }) => {
    const page = await visitor();
    await page.goto(`/${locale}/report/what`);
    await page.locator("[name=kind][value=brushing_group]").check({ force: true });
    await goOn(page);
    await page.getByRole("link", { name: t("proposals.first") }).click();
    await page.setInputFiles("[name=files]", [{ name: "订单.png", mimeType: "image/png", buffer: await orderPage() }]);
    const read = page.locator(".proposals");
    await expect(read).toContainText(ORDER, { timeout: 120_000 });
    await expectNoOverflow(page);
    await expectAccessible(page);
    await expect(read).not.toContainText("16413572468");
    const waybill = read
      .locator(".choice")
      .filter({ hasText: t("proposals.fields.waybills") })
      .locator("input");
    if ((await waybill.count()) > 0) await waybill.uncheck({ force: true });
    await page.getByRole("button", { name: t("proposals.right") }).click();
    await expect(page.locator(".notice").filter({ hasText: /\d/ }).first()).toBeVisible();
    await expect(read).toHaveCount(0);
    await goOn(page);
    await expect(page).toHaveURL(/\/report\/where$/);
    await page.locator("[name=platform]").fill("拼多多");
    await page.locator("[name=shopName]").fill("某某旗舰店");
    await goOn(page);
    await expect(page.locator("[name=orderNumber]")).toHaveValue(ORDER);
    await expect(page.locator("[name=contacts]")).toHaveValue(/pinglun_?kefu88/);
    await expect(page.locator("[name=offers][value=red_packet]")).toBeChecked();
    await expect(page.locator("[name=offerAmount]")).toHaveValue("6元");
    await page.locator("[name=story]").fill("没买过东西，却收到了包裹。");
    await goOn(page);
    await expect(page.locator("[name=waybills]")).toHaveValue("");
  });
}

test("nothing that was read is said when the reporter calls none of it right, and they are asked once", async ({
  visitor,
}) => {
  const t = translatorFor("zh");
  const page = await visitor();
  await page.goto("/zh/report/what");
  await page.locator("[name=kind][value=empty_parcel]").check({ force: true });
  await page.locator("main form button").last().click();
  await page.goto("/zh/report/files");
  await page.setInputFiles("[name=files]", [{ name: "订单.png", mimeType: "image/png", buffer: await orderPage() }]);
  await page.getByRole("button", { name: t("proposals.none") }).click({ timeout: 120_000 });
  await expect(page.locator(".proposals")).toHaveCount(0);
  await page.locator("main form button").last().click();
  await expect(page.locator("[name=shopName]")).toHaveValue("");
});
