import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const contact = { kind: "phone", address: "16400007777" } as const;
const button = (page: Page, key: string) => page.getByRole("button", { name: t(key), exact: true });

async function expectWhole(page: Page): Promise<void> {
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
  await page.setViewportSize(DESK);
}

test("SEC-09 G2 an officer sees a reporter's contact only after a custodian's word; without script", async ({
  visitor,
}) => {
  const { reference } = await fileCase({ contact });
  const officer = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(officer, await anOfficer(["case_officer", "custodian"], "兼职保管"));
  await officer.goto(`/zh/staff/cases/${reference}`);
  await officer.getByRole("link", { name: t("approvals.reveal.link") }).click();
  await button(officer, "approvals.reveal.ask").click();
  await expect(officer.locator(".error-summary")).toContainText(t("approvals.problems.empty"));
  await officer.locator("[name=purpose]").selectOption("call_back");
  await officer.locator("[name=reason]").fill("需要回访核实返现截图。");
  await button(officer, "approvals.reveal.ask").click();
  await expect(button(officer, "approvals.reveal.show")).toHaveCount(0);
  await button(officer, "approvals.moves.take_back").click();
  await officer.locator("[name=purpose]").selectOption("call_back");
  await officer.locator("[name=reason]").fill("需要回访核实返现截图。");
  await button(officer, "approvals.reveal.ask").click();
  const { id } = await db.approvalRequest.findFirstOrThrow({ where: { case: { reference }, decision: null } });
  await officer.goto(`/zh/staff/approvals/${id}`);
  await expect(officer.locator("main")).toContainText(t("approvals.ownRequest"));
  await expect(button(officer, "approvals.moves.approve")).toHaveCount(0);

  const custodian = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(custodian, await anOfficer(["custodian"], "江守约"));
  await custodian.goto("/zh/staff");
  await expect(custodian).toHaveURL(/\/staff\/approvals$/);
  await custodian.getByRole("row", { name: reference }).first().getByRole("link").click();
  await expect(custodian.locator("main")).toContainText("需要回访核实返现截图。");
  await button(custodian, "approvals.moves.refuse").click();
  await expect(custodian.locator(".error-summary")).toContainText(t("approvals.problems.words_missing"));
  await button(custodian, "approvals.moves.approve").click();
  await expect(custodian.locator("main .tag")).toContainText(t("approvals.states.approved"));
  await expect(custodian.locator("main")).not.toContainText(contact.address);

  await officer.goto(`/zh/staff/cases/${reference}/contact`);
  await button(officer, "approvals.reveal.show").click();
  await expect(officer.locator("main")).toContainText(contact.address);
});

test("A11Y-01 the pages of approvals are accessible and fit a phone", async ({ visitor }) => {
  const { reference } = await fileCase({ contact });
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto(`/zh/staff/cases/${reference}/contact`);
  await expectWhole(page);
  await page.locator("[name=purpose]").selectOption("danger");
  await page.locator("[name=reason]").fill("对方威胁上门。");
  await button(page, "approvals.reveal.ask").click();
  const custodian = await visitor({ viewport: DESK });
  await signIn(custodian, await anOfficer(["custodian"]));
  await custodian.goto("/zh/staff/approvals");
  await expectWhole(custodian);
  await custodian.getByRole("row", { name: reference }).getByRole("link").click();
  await expect(button(custodian, "approvals.moves.approve")).toBeVisible();
  await expectWhole(custodian);
});

test("SEC-09 who newly answers is named to who holds the same, waits, and is confirmed; without script", async ({
  visitor,
}) => {
  const newcomer = await anOfficer(["custodian"], "江新来");
  const { organisationId } = await db.staff.findUniqueOrThrow({ where: { id: newcomer.id } });
  const [admin, waitsUntil] = [await anOfficer(["administrator"], "何管理"), new Date(Date.now() + 86_400_000)];
  const permissions = ["identity:approve"];
  const given = { cause: "roles", grantedById: admin.id, grantedAt: new Date(), waitsUntil };
  await db.approverGrant.create({
    data: { organisationId, staffId: newcomer.id, permissions, waiting: permissions, ...given },
  });
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, newcomer);
  await page.goto("/zh/staff/approvals");
  await expect(page.getByText(/您在 .+ 之前还不能答复/)).toBeVisible();
  const custodian = await visitor({ viewport: DESK });
  await signIn(custodian, await anOfficer(["custodian"], "江守约"));
  await custodian.goto("/zh/staff/approvals");
  await expect(custodian.locator("main")).toContainText("何管理改了江新来的角色");
  await expectWhole(custodian);
  const confirm = custodian.getByRole("button", { name: t("approvals.newcomers.confirm", { name: "江新来" }) });
  await confirm.click();
  await expect(confirm).toHaveCount(0);
  await expect(custodian.locator("main")).toContainText("江守约已经确认");
});
