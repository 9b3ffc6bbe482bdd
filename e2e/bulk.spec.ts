import type { Page } from "@playwright/test";
import { platformIn } from "@/lib/cases/bulk/bulk.fixture";
import { UNDO_SECONDS } from "@/lib/cases/bulk/bulk-act";
import { runBulkOrderNow } from "@/lib/cases/bulk/run-bulk-order";
import { caseForTest } from "@/lib/cases/case.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const main = (page: Page) => page.getByRole("main");
const list = (platform: string) => `/zh/staff?platform=${platform}&order=due`;

/** Reports about one platform, the oldest first; the first ones are opened by whoever is signed in. */
async function givenReports(page: Page, platform: string, { count, read }: { count: number; read: number }) {
  const references: string[] = [];
  for (let at = 0; at < count; at++) {
    const made = await caseForTest({ tracks: ["report"], platform, at: new Date(Date.now() - (60 - at) * 60_000) });
    references.push(made.reference);
  }
  for (const reference of references.slice(0, read)) await page.request.get(`/zh/staff/cases/${reference}`);
  return references;
}

const decisions = (references: string[]) => db.decision.count({ where: { case: { reference: { in: references } } } });

async function press(page: Page, ...keys: string[]): Promise<void> {
  await page.waitForFunction(() => "zhenpingKeys" in window);
  for (const key of keys) await page.keyboard.press(key);
}

test("C12 UX-08 a cluster is ticked by the keyboard, previewed, ordered and undone in time", async ({ visitor }) => {
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["reviewer"]));
  const all = await givenReports(page, "bulk-keys", { count: 4, read: 3 });
  await page.goto(list("bulk-keys"));
  await press(page, "j", "x", "j", "x", "j", "x", "j", "x");
  await expect(page.locator(".queue input:checked")).toHaveCount(4);
  await press(page, "x", "x");
  await expectAccessible(page);
  await page.locator("#bulk-act").selectOption("report.mark_duplicate");
  await page.locator("#bulk-act").blur();
  await press(page, "b");
  await expect(main(page)).toContainText(t("bulk.form.chosen", { count: 4 }));
  await press(page, "1");
  await page.locator("[name=note]").fill("同一店铺，同一批返现卡。");
  await page.locator("[name=target]").fill("ZP26-2222-2222");
  await page.locator("button[value=preview]").click();
  await expect(page.getByRole("alert")).toContainText(t("staffCase.problems.target_unknown"));
  await expect(page.locator("[name=note]")).toHaveValue("同一店铺，同一批返现卡。");
  await page.locator("[name=target]").fill(all[0] ?? "");
  await page.locator("button[value=preview]").click();
  await expect(main(page)).toContainText(t("bulk.preview.sum", { count: 2, left: 2 }));
  await expect(main(page)).toContainText(t("bulk.reasons.unread"));
  await expect(main(page)).toContainText(t("bulk.reasons.target_unknown"));
  await expectAccessible(page);
  await press(page, "s");
  await expect(page).toHaveURL(/\/staff\/bulk\/[0-9a-f-]{36}$/);
  await expect(page.locator(".countdown")).toContainText(/\d/);
  await expectAccessible(page);
  await page.locator("button[value=undo]").click();
  await expect(main(page)).toContainText(t("bulk.order.undone"));
  expect(await decisions(all)).toBe(0);
});

test("C12 without script, on a phone: all of a page is ordered, carried out, and each case has its outcome", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["supervisor"], "批量的主管"));
  const all = await givenReports(page, "bulk-plain", { count: 3, read: 2 });
  await page.goto(list("bulk-plain"));
  await page.locator("button[value=ticked]").click();
  await expect(main(page)).toContainText(t("bulk.refused.nothing_chosen.whatToDo"));
  await page.goto(list("bulk-plain"));
  await expectNoOverflow(page);
  await page.locator("button[value=shown]").click();
  await expect(page.getByRole("alert")).toContainText(t("bulk.problems.act_missing"));
  await page.locator("[name=act]").selectOption("report.verify");
  await page.locator("main form button").click();
  await page.locator("[name=message]").fill("{案件号}正在核实，请等三个工作日。");
  await page.locator("button[value=preview]").click();
  await expect(page.getByRole("alert")).toContainText("{案件编号}");
  await page.locator("[name=message]").fill("{案件编号}正在核实，请等三个工作日。");
  await expectNoOverflow(page);
  await page.locator("button[value=preview]").click();
  await expect(page.locator(".letter")).toContainText(`${all[0]}正在核实，请等三个工作日。`);
  await page.getByRole("button", { name: t("bulk.letters.next") }).click();
  await expect(page.locator(".letter")).toContainText(`${all[1]}正在核实，请等三个工作日。`);
  await expectNoOverflow(page);
  await page.locator("button[value=order]").click();
  await expect(main(page)).toContainText(t("bulk.phases.waiting"));
  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await runBulkOrderNow({ orderId, platformIn }, new Date(Date.now() + UNDO_SECONDS * 1000));
  await page.locator("noscript a").click();
  await expect(main(page)).toContainText(t("bulk.order.finished", { done: 2, skipped: 0 }));
  expect(await decisions(all)).toBe(2);
  await expectNoOverflow(page);
  await page.goto("/zh/staff/bulk");
  await expect(main(page).getByRole("row", { name: t("cases.actions.verify") })).toContainText(
    t("bulk.phases.finished"),
  );
});
