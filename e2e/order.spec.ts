import type { Page } from "@playwright/test";
import { giveTurnsAnew } from "@/lib/cases/give-turns-anew";
import { weighedCase } from "@/lib/cases/standing.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const LATE = new Date(Date.now() - 12 * 86_400_000);
const ABOUT = { platform: "kuaishou", behaviour: "fake_indicators" };
const zh = translatorFor("zh");
const en = translatorFor("en");

/** Six untouched reports on one merchant, all of them overdue; the last comes from somebody who is threatened. */
async function givenAFlood(merchant: string) {
  const made = [];
  for (let n = 0; n < 5; n += 1) made.push(await weighedCase({ merchant, ...ABOUT, at: LATE }));
  made.push(await weighedCase({ merchant, ...ABOUT, at: LATE, threat: true, reporter: merchant }));
  return made.map(({ reference }) => reference);
}

const rows = (page: Page) => page.locator(".queue .ref");

test("C5 ABU-03 the queue says why a row stands where it stands, and shows what fairness has moved", async ({
  visitor,
}) => {
  const flooded = await givenAFlood("kuaishou:name:e2e");
  await giveTurnsAnew();
  const honest = await weighedCase({ ...ABOUT, at: new Date(), threat: true, moneyWanted: true });
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto(`/zh/staff?platform=${ABOUT.platform}`);
  await expect(rows(page)).toHaveText([
    ...flooded.slice(-1),
    ...flooded.slice(0, 2),
    honest.reference,
    ...flooded.slice(2, 5),
  ]);
  await expect(page.locator(".notice")).toContainText(zh("order.setBack", { count: 3 }));
  await expect(page.locator(".queue li").nth(3)).toContainText(zh("order.reasons.threat"));
  await expect(page.locator(".queue li").nth(5)).toContainText(
    zh("order.turn", { time: zh("order.time.days", { count: 2 }) }),
  );
  await expectAccessible(page);
  await page.getByRole("link", { name: zh("order.orders.due"), exact: true }).click();
  await expect(page).toHaveURL(/order=due/);
  await expect(rows(page).last()).toHaveText(honest.reference);
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
});

test("D1 D2 a case page says every reason with its weight, and what it has in common with others", async ({
  visitor,
}) => {
  const flooded = await givenAFlood("kuaishou:name:e2e-common");
  const page = await visitor({ viewport: DESK, locale: "en" });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto(`/en/staff/cases/${flooded.at(-1)}`);
  const why = page.locator("section[aria-labelledby=standing]");
  await expect(why).toContainText(en("order.reasons.threat"));
  await expect(why).toContainText(en("order.case.turn", { time: en("order.time.days", { count: 3 }) }));
  const related = page.locator("section[aria-labelledby=related]");
  await expect(related).toContainText(en("matches.reasons.merchant"));
  await expect(related.getByRole("listitem")).toHaveCount(5);
  await expectAccessible(page);
  await page.goto(`/en/staff/cases/${flooded.at(-1)}/related`);
  await expect(page.getByRole("row")).toHaveCount(6);
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
});
