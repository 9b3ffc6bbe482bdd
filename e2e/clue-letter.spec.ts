import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");

test("A11 a clerk takes in a clue letter with its scan; what is missing is said, and nothing typed is lost", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  const main = page.locator("main");
  const send = () => main.locator("form button[type=submit]").last().click();
  await signIn(page, await anOfficer(["intake"]));
  await page.goto("/zh/staff/intake");
  await page.locator("input[name=channel][value=clue_letter]").check({ force: true });
  await page.locator("[name=kind]").selectOption("brushing_group");
  await page.locator("[name=platform]").fill("大众点评");
  await page.locator("[name=shopName]").fill("拾味小馆");
  await page.locator("[name=story]").fill("平台来函：某公司招募“体验官”到店消费，五星评价后返还餐费。");
  await send();
  const errors = page.locator(".error-summary");
  await expect(errors).toContainText(t("intake.letter.problems.missing", { label: t("intake.letter.fields.sender") }));
  await expect(page.locator("[name=story]")).toHaveValue(/体验官/);
  await page.locator("input[name=senderKind][value=platform]").check({ force: true });
  await page.locator("[name=sender]").fill("某点评平台");
  await page.locator("[name=senderReference]").fill("线索〔2024〕17号");
  await page.locator("[name=letterDate]").fill("2024-04-10");
  await page.locator("[name=letterShops]").fill("巷子火锅");
  const buffer = Buffer.from(await screenshot("png", 4477));
  await page.locator("[name=letterFile]").setInputFiles({ name: "线索函.png", mimeType: "image/png", buffer });
  await send();
  await expect(main).toContainText(t("intake.doneTitle"));
  await main.locator('a[href*="/staff/cases/"]').click();
  await expect(main).toContainText("线索〔2024〕17号");
  await expect(main).toContainText(t("intake.letter.asEvidence", { n: 1 }));
});

test("A11 A11Y-01 the intake with a letter fits a phone and is accessible", async ({ visitor }) => {
  const page = await visitor({ viewport: PHONE });
  await signIn(page, await anOfficer(["intake"]));
  await page.goto("/zh/staff/intake");
  await page.locator("main summary", { hasText: t("intake.letter.group") }).click();
  await expectNoOverflow(page);
  await expectAccessible(page);
});
