import type { Page } from "@playwright/test";
import { readPicture } from "@/lib/evidence/testing/read-picture";
import { translatorFor } from "@/lib/i18n/translator";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const button = (page: Page, key: string) => page.getByRole("button", { name: t(key), exact: true });

test("G5 C18 a hold keeps a picture from being burnt until a second person lets it go; without script", async ({
  visitor,
}) => {
  const { reference, evidenceId } = await readPicture({ on: await fileCase() });
  const lawyer = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(lawyer, await anOfficer(["supervisor"], "何律"));
  await lawyer.goto(`/zh/staff/cases/${reference}`);
  await lawyer.getByRole("link", { name: t("litigation.open") }).click();
  await button(lawyer, "litigation.place.button").click();
  await expect(lawyer.locator(".error-summary")).toContainText(t("litigation.problems.basis_missing"));
  await lawyer.locator("[name=basis]").selectOption("suit");
  await lawyer.locator("[name=matter]").fill("（2026）川01民初123号");
  await lawyer.locator("[name=reason]").fill("消费民事公益诉讼已立案。");
  await button(lawyer, "litigation.place.button").click();
  await expect(lawyer.getByRole("status")).toContainText(t("litigation.done.placed"));
  await lawyer.goto(`/zh/staff/cases/${reference}`);
  await expect(lawyer.locator("main")).toContainText(t("litigation.banner"));

  await lawyer.goto(`/zh/staff/cases/${reference}/evidence/${evidenceId}`);
  await button(lawyer, "reading.burn.open").click();
  await lawyer.locator("[name=sure]").check();
  await lawyer.locator("button[name=do][value=burn]").click();
  await expect(lawyer.locator("main")).toContainText(t("litigation.refused.lead"));
  await expect(lawyer.locator("main")).toContainText("（2026）川01民初123号");

  await lawyer.getByRole("link", { name: t("litigation.link") }).click();
  await lawyer.locator("summary", { hasText: t("litigation.lift.open") }).click();
  await lawyer.locator("[name=purpose]").selectOption("matter_ended");
  const lift = lawyer.locator("form", { has: lawyer.locator("[name=hold]") });
  await lift.locator("[name=reason]").fill("判决已于 11 月 1 日生效。");
  await lift.locator("button").click();
  await lawyer.getByRole("link", { name: t("litigation.toRequest") }).click();
  await expect(lawyer.locator("main")).toContainText(t("approvals.ownRequest"));
  await expect(button(lawyer, "approvals.moves.approve")).toHaveCount(0);

  const second = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(second, await anOfficer(["supervisor"], "沈复核"));
  await second.goto("/zh/staff/approvals");
  await second.getByRole("row", { name: reference }).getByRole("link").click();
  await expect(second.locator("main")).toContainText("消费民事公益诉讼已立案。");
  await button(second, "approvals.moves.approve").click();
  await expect(second.locator("main .tag")).toContainText(t("approvals.states.done"));
  await second.goto(`/zh/staff/cases/${reference}`);
  await expect(second.locator("main")).not.toContainText(t("litigation.banner"));
});

test("A11Y-01 the page of holds is accessible and fits a phone", async ({ visitor }) => {
  const { reference } = await fileCase();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto(`/zh/staff/cases/${reference}/litigation`);
  await page.locator("[name=basis]").selectOption("court_request");
  await page.locator("[name=reason]").fill("法院来函调取材料。");
  await button(page, "litigation.place.button").click();
  await expect(page.getByRole("status")).toBeVisible();
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
});
