import type { Page } from "@playwright/test";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { escalateCase } from "@/lib/cases/escalate-case";
import { askToLiftHold } from "@/lib/cases/litigation/ask-to-lift-hold";
import { lifting, placing } from "@/lib/cases/litigation/hold.fixture";
import { placeLitigationHold } from "@/lib/cases/litigation/place-litigation-hold";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const zh = translatorFor("zh");
const navCount = (page: Page, place: string) =>
  page.locator(".staff-bar nav > a", { hasText: new RegExp(`^${place}`) }).locator(".count");

test("C17 who is given a case sees that it waits, on every page, until they have opened it", async ({ visitor }) => {
  const { reference } = await caseForTest({ tracks: ["report"] });
  const officer = await anOfficer(["reviewer"]);
  const head = await staffForTest("supervisor");
  expect(await assignCase(head, { reference, to: officer.id, seen: "" })).toEqual({ ok: true });
  const page = await visitor({ viewport: DESK });
  await signIn(page, officer);
  await page.goto("/zh/staff/figures");
  await expect(navCount(page, zh("access.nav.queue"))).toHaveText(`1 ${zh("access.navCount")}`);
  await page.goto("/zh/staff");
  await page.getByRole("link", { name: zh("desk.waiting.assigned", { count: 1 }) }).click();
  await expect(page).toHaveURL(/mine=1/);
  await expectAccessible(page);
  await page.locator(".queue li", { hasText: reference }).locator("a.about").click();
  await expect(page.locator("h1")).toBeVisible();
  await expect(navCount(page, zh("access.nav.queue"))).toHaveCount(0);
  await page.goto("/zh/staff");
  await expect(page.getByRole("link", { name: zh("desk.waiting.assigned", { count: 1 }) })).toHaveCount(0);
});

test("SEC-09 who may answer a request sees that one waits; the bar stays one line", async ({ visitor }) => {
  const { caseId, reference } = await caseForTest({ tracks: ["report"] });
  const asker = await staffForTest("supervisor");
  expect(await placeLitigationHold(asker, placing(reference))).toEqual({ ok: true });
  const { id } = await db.litigationHold.findFirstOrThrow({ where: { caseId } });
  expect(await askToLiftHold(asker, lifting(reference, id))).toEqual({ ok: true });
  expect(await escalateCase(asker, { reference, reason: "law", note: "" })).toEqual({ ok: true });
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor", "administrator", "auditor"]));
  for (const locale of ["zh", "en"] as const) {
    const t = translatorFor(locale);
    await page.goto(`/${locale}/staff`);
    for (const place of ["queue", "approvals"]) await expect(navCount(page, t(`access.nav.${place}`))).toBeVisible();
    const bar = await page.locator(".staff-bar").boundingBox();
    expect(bar?.height, `one line in ${locale}`).toBeLessThan(60);
    await expectAccessible(page);
  }
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
});
