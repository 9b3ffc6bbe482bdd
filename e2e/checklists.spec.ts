import { randomUUID } from "node:crypto";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { drafted } from "@/lib/cases/checklists/list.fixture";
import { newestVersion, saveChecklist } from "@/lib/cases/checklists/save-checklist";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const KIND = "checkin_meal";

/** The office's own list, in which one item stops an acceptance; cases that are opened from now on begin with it. */
async function ownList(): Promise<string> {
  const staff = await staffOfForTest(HOME_ORGANISATION, "supervisor");
  const base = await newestVersion(db, { organisationId: HOME_ORGANISATION, kind: KIND });
  const zh = `问过店家怎么选人 ${randomUUID().slice(0, 8)}`;
  await saveChecklist(staff, KIND, drafted(base, { zh, before: ["accept"] }, { zh: "看过账单" }));
  return zh;
}

test("C11 a required item stops the decision by name; once it is ticked, the same form goes out", async ({
  visitor,
}) => {
  const item = await ownList();
  const { reference } = await caseForTest({ tracks: ["complaint"], facts: { what: { kind: KIND } } });
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["reviewer"]));
  const at = `/zh/staff/cases/${reference}`;
  await page.goto(at);
  await page.getByRole("button", { name: t("staffCase.claim.take") }).click();
  await page.goto(`${at}?on=complaint&act=accept`);
  await expect(page.locator(".decide .notice")).toContainText(item);
  await page.locator("[name=message]").fill("您的投诉已受理。");
  await page.locator(".decision-form [value=preview]").click();
  await expect(page.locator(".notice")).toContainText(
    t("checklist.stops.title", { action: t("cases.actions.accept") }),
  );
  await expect(page.locator("[name=message]")).toHaveValue("您的投诉已受理。");
  await page.goto(at);
  const row = page.locator(".checks > li", { hasText: item });
  await row.getByRole("button", { name: t("checklist.case.tick") }).press("Enter");
  await expect(page).toHaveURL(/#check-/);
  await expect(row).toContainText("林审核");
  await page.goto(`${at}?on=complaint&act=accept`);
  await page.locator("[name=message]").fill("您的投诉已受理。");
  await page.locator(".decision-form [value=preview]").click();
  await page
    .getByRole("button", { name: t("staffCase.preview.send"), exact: false })
    .first()
    .click();
  await expect(page.getByRole("status")).toContainText(t("cases.actions.accept"));
});

test("C11 a supervisor changes a list; what is missing is named, and a reason is asked for what does not apply", async ({
  visitor,
}) => {
  const { reference } = await caseForTest({ tracks: ["report"], facts: { what: { kind: "cashback_card" } } });
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto("/zh/staff/checklists/insider");
  const english = page.locator("[name=en]").last();
  await page.locator("[name=zh]").last().fill("问过同事");
  await page.getByRole("button", { name: t("checklist.form.save") }).click();
  await expect(page.locator(".error-summary")).toContainText(t("checklist.faults.words_missing"));
  await expectAccessible(page);
  await page.locator("[name=en][aria-invalid]").fill("Colleagues asked");
  await page.getByRole("button", { name: t("checklist.form.save") }).click();
  await expect(page.getByRole("status")).toContainText("已保存");
  await expect(english).toHaveValue("");
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
  await page.goto(`/zh/staff/cases/${reference}`);
  await expectNoOverflow(page);
  const row = page.locator(".checks > li").nth(1);
  await row.locator("summary").click();
  await row.getByRole("button", { name: t("checklist.case.skip") }).click();
  await expect(page.locator(".error-summary")).toContainText(t("checklist.case.faultReason"));
  await page.locator("[name=remark]").fill("线下门店，没有卡片。");
  await page.getByRole("button", { name: t("checklist.case.skip") }).click();
  await expect(page.locator(".checks > li").nth(1)).toContainText("线下门店，没有卡片。");
});
