import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const STORY = "商家让我写好评，返现五元，我只写了一半";

async function whenIWriteHalfAStory(page: Page): Promise<void> {
  await page.goto("/zh/report/what");
  await page.locator("[name=kind][value=cashback_card]").check({ force: true });
  await page.locator("main form button").last().click();
  await page.locator("[name=platform]").fill("淘宝");
  await page.locator("[name=shopName]").fill("某某旗舰店");
  await page.locator("main form button").last().click();
  await page.locator("[name=story]").fill(STORY);
  await page.locator("[name=demands]").first().check({ force: true });
  await expect.poll(() => onThePhone(page)).toHaveLength(1);
}

const onThePhone = (page: Page) =>
  page.evaluate(() => Object.values({ ...localStorage, ...sessionStorage }).map(String));

test("half-written text survives a closed tab, and lies on the phone as noise meanwhile (UX-04, T9)", async ({
  visitor,
}) => {
  const page = await visitor();
  await whenIWriteHalfAStory(page);
  const [noise = ""] = await onThePhone(page);
  expect(Buffer.from(noise, "base64").length).toBeGreaterThan(Buffer.byteLength(STORY));
  expect(Buffer.from(noise, "base64").toString()).not.toContain("好评");
  const other = await page.context().newPage();
  await page.close();
  await other.goto("/zh/report/seen");
  await expect(other.locator("[name=story]")).toHaveValue(STORY);
  await expect(other.locator("[name=demands]").first()).toBeChecked();
  await other.locator("main form button").last().click();
  await expect(other).toHaveURL(/\/report\/files$/);
  expect(await onThePhone(other)).toEqual([]);
});

test("without this browser's cookie the server gives no key, and what was kept stays closed (T9)", async ({
  visitor,
}) => {
  const page = await visitor();
  await whenIWriteHalfAStory(page);
  await page.context().clearCookies();
  await page.goto("/zh/report/what");
  await expect.poll(() => onThePhone(page)).toHaveLength(1);
  await page.locator("[name=kind][value=cashback_card]").check({ force: true });
  await page.locator("main form button").last().click();
  await page.locator("[name=platform]").fill("淘宝");
  await page.locator("[name=shopName]").fill("别的店");
  await page.locator("main form button").last().click();
  await expect(page.locator("[name=story]")).toHaveValue("");
  await expect.poll(() => onThePhone(page)).toEqual([]);
});

test("whoever leaves in a hurry leaves no text behind", async ({ visitor }) => {
  const page = await visitor();
  await whenIWriteHalfAStory(page);
  await page.route("https://**", (route) => route.fulfill({ body: "elsewhere" }));
  await page.locator("a.exit").evaluate((link: HTMLAnchorElement) => {
    link.addEventListener("click", (event) => event.preventDefault(), { once: true });
    link.click();
  });
  expect(await onThePhone(page)).toEqual([]);
});
