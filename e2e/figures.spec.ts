import type { Page } from "@playwright/test";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { countDays } from "@/lib/cases/figures/count-days";
import { FIGURES } from "@/lib/cases/figures/figure";
import { caseForTest, step } from "@/lib/cases/figures/testing/played-world";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, type Officer, signIn } from "./staff";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

/** A supervisor of an office of its own, whose cases nobody else moves: some fresh, one late, one decided, one that waits. */
async function aSupervisor(): Promise<Officer> {
  const organisationId = await organisationForTest();
  const colleague = await staffOfForTest(organisationId, "supervisor");
  for (const days of [0, 0, 12]) await caseForTest({ organisationId, tracks: ["report"], at: ago(days) });
  const decided = await caseForTest({ organisationId, tracks: ["complaint"], at: ago(10) });
  await step(colleague, { trackId: decided.trackId("complaint"), action: "not_accept", at: ago(9) });
  const waiting = await caseForTest({ organisationId, at: ago(8) });
  await step(colleague, { trackId: waiting.trackId("report"), action: "request_supplement", at: ago(8) });
  return anOfficer(["supervisor"], "周主管", organisationId);
}

/** The figure as the page says it; the longest wait is that of one case. */
async function figureOn(page: Page, figure: string): Promise<number> {
  if (figure === "oldest") return 1;
  return Number(await page.locator(`[data-figure=${figure}] b`).textContent());
}

test("C23 each live figure leads to a list of as many cases; what is unknown is said, and the file is whole", async ({
  visitor,
}) => {
  const t = translatorFor("zh");
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await aSupervisor());
  for (const figure of FIGURES) {
    await page.goto("/zh/staff/figures");
    const counted = await figureOn(page, figure);
    await page.locator(`[data-figure=${figure}]`).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(t(`figures.live.${figure}.label`));
    await expect(page.locator(".queue > li")).toHaveCount(counted);
  }
  await page.goto("/zh/staff/figures?range=9y&part=unit.nowhere");
  await expect(page.getByRole("alert")).toContainText(t("figures.faults.range_unknown"));
  await expect(page.getByRole("alert")).toContainText(t("figures.faults.part_unknown"));
  await expect(page.locator("#range")).toHaveValue("4w");
  await expect(page.locator("[data-figure=pending] b")).toHaveText("5");
  const address = await page.locator("a[href*='/figures/csv']").getAttribute("href");
  const file = await page.request.get(address ?? "");
  expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="figures-\d{4}-\d\d-\d\d\.csv"$/);
  expect(await file.text()).toContain(`${t("figures.live.pending.label")},5\r\n`);
});

test("C23 A11Y-01 the figures fit a phone in Chinese and a desk in English, drawn with the numbers beside them", async ({
  visitor,
}) => {
  const supervisor = await aSupervisor();
  await countDays();
  const page = await visitor({ viewport: PHONE });
  await signIn(page, supervisor);
  for (const [locale, size] of [
    ["zh", PHONE],
    ["en", DESK],
  ] as const) {
    await page.setViewportSize(size);
    await page.goto(`/${locale}/staff/figures?range=13w`);
    await expect(page.getByRole("img")).toHaveCount(4);
    for (const summary of await page.locator("main summary").all()) await summary.click();
    await expect(page.locator(".charts table").first()).toBeVisible();
    await expect(page.locator(".time-chart rect.second[fill]").first(), "told apart without colour").toHaveCSS(
      "fill",
      /url/,
    );
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
});
