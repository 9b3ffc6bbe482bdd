import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { answersAbout, report } from "@/lib/reports/testing/co-reporting";
import { draftWarnings } from "@/lib/transparency/draft-warnings";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const press = (page: Page, key: string) => page.getByRole("button", { name: t(key) }).click();

test("a cluster becomes a drafted warning that one officer checks and another supervisor approves (N33)", async ({
  visitor,
}) => {
  const shop = `预警店${randomUUID().slice(0, 8)}`;
  for (let people = 0; people < 10; people++) await report(answersAbout(shop));
  await draftWarnings((_, locale) => (locale === "zh" ? "淘宝" : "Taobao"));

  const desk = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(desk, await anOfficer(["supervisor"], "起草人"));
  await desk.goto("/zh/staff/warnings");
  await expect(desk.locator("main")).toContainText(t("warnings.twoPeople"));
  await desk.getByRole("link", { name: shop }).click();
  await expect(desk.locator("main")).toContainText(t("warnings.refusals.not_checked"));
  await expect(desk.locator("[name=textZh]")).not.toHaveValue(new RegExp(shop));
  await desk.locator("[name=textZh]").fill("");
  await press(desk, "warnings.actions.write");
  await expect(desk.locator(".error-summary")).toContainText(
    t("warnings.problems.missing", { label: t("warnings.textZh") }),
  );
  await desk.locator("[name=textZh]").fill("近期有消费者反映好评返现，线索正在核查。");
  await press(desk, "warnings.actions.write");
  await expect(desk.locator("main")).toContainText(t("warnings.done.write"));
  await expect(desk.locator("main")).toContainText(t("warnings.refusals.own_text"));
  await expect(desk.getByRole("button", { name: t("warnings.actions.approve") })).toHaveCount(0);
  const address = new URL(desk.url()).pathname;

  const other = await visitor({ viewport: DESK });
  await signIn(other, await anOfficer(["supervisor"], "批准人"));
  await other.goto("/zh/staff/warnings");
  await expectAccessible(other);
  await other.goto(address);
  await expectAccessible(other);
  await press(other, "warnings.actions.approve");
  await expect(other.locator("main")).toContainText(t("warnings.done.approve"));
  await expect(other.locator("main")).toContainText(t("warnings.states.approved"));
  await other.setViewportSize(PHONE);
  await expectNoOverflow(other);
  await other.goto("/zh/staff/warnings/rule");
  await expectNoOverflow(other);
  await expectAccessible(other);
  await other.locator("[name=reporters]").fill("4");
  await other.locator("main form button").click();
  await expect(other.locator(".error-summary")).toContainText("5");
  await expect(other.locator("[name=reporters]")).toHaveValue("4");
});
