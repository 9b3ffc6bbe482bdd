import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { sendMessage } from "@/lib/reports/send-message";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const zh = translatorFor("zh");
const HOUR = 3_600_000;

/** A case that came in three days ago, and whose reporter wrote five hours ago. */
async function givenAReporterWhoWrote() {
  const filed = await fileCase({ at: new Date(Date.now() - 72 * HOUR) });
  const message = { body: "店家又发了一张返现卡。", onceKey: "a-key-of-twenty-letters" };
  await sendMessage(filed.session, message, new Date(Date.now() - 5 * HOUR));
  return filed;
}

const rowsOf = (page: Page, reference: string) => page.locator(".queue li", { hasText: reference });

test("B2 C5 words of a reporter stand in the queue with their age until somebody who could answer opens the case", async ({
  visitor,
}) => {
  const { reference } = await givenAReporterWhoWrote();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto("/zh/staff");
  await page.getByRole("link", { name: zh("desk.only.wrote"), exact: true }).click();
  await expect(page).toHaveURL(/only=wrote/);
  const row = rowsOf(page, reference).first();
  await expect(row).toContainText(zh("queue.wrote.hours", { count: 5 }));
  await expect(row).toContainText(zh("order.reasons.reporter_wrote"));
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
  await page.setViewportSize(DESK);
  await row.locator("a.about").click();
  const banner = page.locator(".notice", { hasText: zh("staffCase.wrote.messages") });
  await expect(banner).toBeVisible();
  await expectAccessible(page);
  await banner.getByRole("link", { name: zh("staffCase.wrote.messages") }).click();
  await expect(page.locator("section[aria-labelledby=messages]")).toContainText("返现卡");
  await page.goto("/zh/staff?only=wrote");
  await expect(rowsOf(page, reference)).toHaveCount(0);
  await page.goto(`/zh/staff/cases/${reference}`);
  await expect(banner).toHaveCount(0);
});

test("B2 an auditor who looks takes no mark away", async ({ visitor }) => {
  const { reference } = await givenAReporterWhoWrote();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["auditor"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  await page.goto("/zh/staff?only=wrote");
  await expect(rowsOf(page, reference)).toHaveCount(2);
});
