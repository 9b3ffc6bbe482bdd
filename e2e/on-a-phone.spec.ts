import type { Page } from "@playwright/test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const PAGES = ["suits", "disposal", "colleagues", "preservation", "approvals", "bulk", "templates", "checklists"];

/** By how much each table is wider than its frame. */
const hidden = (page: Page) =>
  page.locator("main .table").evaluateAll((frames) => frames.map((each) => each.scrollWidth - each.clientWidth));

test("a table on a phone shows each row as a card with the names of its columns, and is read as a table (A11Y-04)", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["supervisor"]));
  for (const path of PAGES) {
    await page.goto(`/zh/staff/${path}`);
    expect(
      (await hidden(page)).filter((width) => width > 0),
      path,
    ).toEqual([]);
    await expectNoOverflow(page);
  }
  const rows = page.getByRole("table").getByRole("rowheader");
  await expect(page.getByRole("columnheader", { name: t("checklist.column.version"), exact: true })).toHaveCount(1);
  const [one, two] = [await rows.nth(0).boundingBox(), await rows.nth(1).boundingBox()];
  expect(one?.width).toBeGreaterThan(PHONE.width / 2);
  expect(two?.y).toBeGreaterThan((one?.y ?? 0) + (one?.height ?? 0));
});

test("the matrix of roles scrolls by keyboard beside the names of the permissions, in a region with a name (A11Y-01)", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: PHONE });
  await signIn(page, await anOfficer(["administrator"]));
  await page.goto("/zh/staff/roles");
  const region = page.getByRole("region", { name: t("roles.policy") });
  const [named, far] = [region.getByRole("rowheader").first(), region.getByRole("columnheader").last()];
  await expect(far).not.toBeInViewport();
  await region.focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowRight");
  await expect(far).toBeInViewport();
  await expect(named).toBeInViewport({ ratio: 0.9 });
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test("a case on a phone begins with the way to its parts, and each of them leads back; a desk has both at once", async ({
  visitor,
}) => {
  const { reference } = await caseForTest();
  const page = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  const parts = page.getByRole("navigation", { name: t("staffCase.sections.title") });
  await parts.locator("summary").click();
  const links = await parts.getByRole("link").all();
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) {
    const heading = page.locator(`h2${await link.getAttribute("href")}`);
    await expect(heading).toContainText((await link.textContent()) ?? "");
  }
  await parts.getByRole("link", { name: t("staffCase.notes.heading") }).click();
  await expect(page.locator("#notes")).toBeInViewport();
  await page
    .getByRole("link", { name: t("staffCase.sections.back") })
    .last()
    .click();
  await expect(parts).toBeInViewport();
  await expectNoOverflow(page);
  await page.setViewportSize(DESK);
  await expect(parts).toBeHidden();
});
