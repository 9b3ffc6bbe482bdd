import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { readDraft } from "@/lib/reports/read-draft";
import { expect, test } from "./fixtures";
import {
  choose,
  goOn,
  type Language,
  onPage,
  type Reporter,
  tellWhatHappened,
  tellWhatWasSeen,
  tellWhere,
} from "./reporter";

const CONTACT = "child.of.13@example.com";

/** What the database holds for this browser, opened with the browser's own token. */
async function draftOf(page: Page) {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name.endsWith("zp"))?.value ?? "";
  const tokenHash = Uint8Array.from(createHash("sha256").update(token).digest());
  return { view: await readDraft(token), rows: await db.draft.count({ where: { tokenHash } }) };
}

async function toContact(reporter: Reporter): Promise<void> {
  await tellWhatHappened(reporter, "cashback_card");
  await tellWhere(reporter);
  await tellWhatWasSeen(reporter);
  await onPage(reporter, "/report/files");
  await reporter.page.goto(`/${reporter.language}/report/wish`);
  await choose(reporter.page, "wish", "report");
  await goOn(reporter.page);
  await onPage(reporter, "/report/contact");
}

/** Says to be under 14, with a contact in the same form. */
async function sayUnder14({ page }: Reporter): Promise<void> {
  await choose(page, "under14", "yes");
  await choose(page, "contactKind", "email");
  await page.locator("[name=email]").fill(CONTACT);
  await goOn(page);
}

test("PRV-08 T15 under 14: no contact is stored before a guardian agrees; without script", async ({ visitor }) => {
  const t = translatorFor("zh");
  const page = await visitor({ javaScriptEnabled: false });
  const reporter: Reporter = { page, language: "zh", script: false };
  await toContact(reporter);
  await sayUnder14(reporter);
  await onPage(reporter, "/report/guardian");
  const before = (await draftOf(page)).view?.answers;
  expect(before).not.toHaveProperty("contact");
  expect(before?.guardian).toEqual({ agreed: false });
  expect(JSON.stringify(before)).not.toContain(CONTACT);
  await page.goto("/zh/report/check");
  await onPage(reporter, "/report/contact");
  await page.goto("/zh/report/guardian");
  await page.getByRole("button", { name: t("ui.continue") }).click();
  await expect(page.locator(".error-summary")).toContainText(t("children.guardian.problems.agrees"));
  expect((await draftOf(page)).view?.answers.guardian).toEqual({ agreed: false });
  await choose(page, "relation", "parent");
  await choose(page, "agrees", "yes");
  await page.getByRole("button", { name: t("ui.continue") }).click();
  await onPage(reporter, "/report/contact");
  await expect(page.locator("main")).toContainText(t("children.age.agreed"));
  await choose(page, "contactKind", "email");
  await page.locator("[name=email]").fill(CONTACT);
  await goOn(page);
  await onPage(reporter, "/report/check");
  const after = (await draftOf(page)).view?.answers;
  expect(after).toMatchObject({ guardian: { agreed: true }, contact: { contact: CONTACT } });
});

for (const language of ["zh", "en"] as Language[]) {
  test(`PRV-08 A11Y-01 without a guardian the draft is gone and there is help, in ${language}`, async ({ visitor }) => {
    const t = translatorFor(language);
    const page = await visitor();
    const reporter: Reporter = { page, language, script: true };
    await toContact(reporter);
    await sayUnder14(reporter);
    await onPage(reporter, "/report/guardian");
    expect((await draftOf(page)).rows).toBe(1);
    const answer = await page.request.get(page.url());
    expect((await answer.body()).length).toBeLessThanOrEqual(30_000);
    await page.getByRole("button", { name: t("children.guardian.without") }).click();
    await onPage(reporter, "/report/without-guardian");
    await expect(page.locator('a[href="tel:12355"]')).toBeVisible();
    await expect(page.locator('a[href="tel:12315"]')).toBeVisible();
    expect(await draftOf(page)).toEqual({ view: null, rows: 0 });
  });
}
