import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { translatorFor } from "@/lib/i18n/translator";
import { db, inTransaction } from "@/lib/infra/db/client";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

/** A case with a file as it is when the scanner has found something in it. */
async function givenAHeldFile(seed: number): Promise<{ reference: string; id: string }> {
  const { caseId, reference } = await fileCase();
  const files = [await takenFile(await screenshot("png", seed))];
  const attached = await inTransaction((tx) =>
    attachEvidence(tx, { caseId, files, source: "reporter", at: new Date() }),
  );
  const id = attached[0]?.id ?? "";
  await expect.poll(() => db.evidence.count({ where: { id, copyVerdict: "ready" } }), { timeout: 120_000 }).toBe(1);
  await db.evidence.update({ where: { id }, data: { copyVerdict: "held", copyReason: "infected" } });
  return { reference, id };
}

test("a held file is shown once an officer has decided so and said why; without script (SEC-08)", async ({
  visitor,
}) => {
  const t = translatorFor("zh");
  const { reference } = await givenAHeldFile(901);
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["case_officer"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  await expect(page.locator("main")).toContainText(t("staffCase.evidence.why.infected"));
  await page.getByRole("link", { name: t("held.link") }).click();
  await page.getByRole("button", { name: t("held.decide") }).click();
  await expect(page.locator(".error-summary")).toContainText(t("held.problems.empty"));
  await page.getByLabel(t("held.decisions.show")).check({ force: true });
  await page.locator("[name=because]").fill("保管人离线查过，是误报");
  await page.getByRole("button", { name: t("held.decide") }).click();
  await expect(page).toHaveURL(new RegExp(`/staff/cases/${reference}$`));
  await expect(page.locator(".thumbs img")).toHaveCount(1);
  await expect(page.getByRole("link", { name: t("held.link") })).toHaveCount(0);
});

test("A11Y-01 the page of a held file is accessible and fits a phone", async ({ visitor }) => {
  const { reference, id } = await givenAHeldFile(902);
  const page = await visitor({ viewport: PHONE });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto(`/en/staff/cases/${reference}/evidence/${id}/held`);
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.locator("main form button").last().click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expectAccessible(page);
});
