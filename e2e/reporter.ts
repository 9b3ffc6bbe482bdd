import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, expectAccessible, expectNoOverflow } from "./fixtures";

export type Language = "zh" | "en";
/** Without script nothing can be measured inside the page: those checks belong to the journey with script. */
export type Reporter = { page: Page; language: Language; script: boolean };

/** A small screenshot as far as a machine can tell, made of plain pixels: no real one lies in the repository, and each is another file. */
export async function screenshot(words: string): Promise<Buffer> {
  const [width, height] = [180, 320];
  const pixels = Buffer.alloc(width * height * 3, 0xed);
  for (let at = 0; at < words.length; at++)
    pixels.fill(words.charCodeAt(at) & 0xff, (80 + at) * width * 3, (81 + at) * width * 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

export async function onPage({ page, language, script }: Reporter, path: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${language}${path}(\\?|#|$)`));
  if (!script) return;
  await expectNoOverflow(page);
  await expectAccessible(page);
}

/** The label lies over the whole row, as a thumb needs it. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
}

export async function goOn(page: Page): Promise<void> {
  await page.locator("main form > .button").last().click();
}

export async function tellWhatHappened(reporter: Reporter, kind: string): Promise<void> {
  await reporter.page.goto(`/${reporter.language}`);
  await onPage(reporter, "");
  await reporter.page.locator(".door.first").click();
  await onPage(reporter, "/report/what");
  await choose(reporter.page, "kind", kind);
  await goOn(reporter.page);
}

export async function tellWhere(reporter: Reporter): Promise<void> {
  const { page } = reporter;
  await onPage(reporter, "/report/where");
  await page.locator("[name=platform]").fill("拼多多");
  await page.locator("[name=shopName]").fill("好味零食铺");
  await page
    .locator("[name=link]")
    .fill("【拼多多】坚果礼盒 https://mobile.yangkeduo.com/goods.html?goods_id=3456789&_oak=me");
  await goOn(page);
}

export async function tellWhatWasSeen(reporter: Reporter): Promise<void> {
  await onPage(reporter, "/report/seen");
  await reporter.page.locator("[name=story]").fill("包裹里有一张卡，说晒五星好评返 5 元红包。😡");
  await goOn(reporter.page);
}

export async function addScreenshots(reporter: Reporter): Promise<void> {
  const { page, script } = reporter;
  await onPage(reporter, "/report/files");
  const words = ["五星返现", "晒图返五元", "加微信领红包"];
  const files = await Promise.all(
    words.map(async (text, n) => ({ name: `截图${n}.png`, mimeType: "image/png", buffer: await screenshot(text) })),
  );
  await page.locator("[name=files]").setInputFiles(files);
  if (!script) await page.locator("button[name=do][value=send].button").click();
  await expect(page.locator(".thumbs > li")).toHaveCount(3);
  await onPage(reporter, "/report/files");
  await page.locator("button[name=do][value=continue]").click();
}

export async function askForMoneyBack(reporter: Reporter): Promise<void> {
  await onPage(reporter, "/report/wish");
  await choose(reporter.page, "wish", "both");
  await reporter.page.locator("[name=demand]").fill("退还货款 39 元");
  await goOn(reporter.page);
}

export async function leaveNoContact(reporter: Reporter): Promise<void> {
  await onPage(reporter, "/report/contact");
  await choose(reporter.page, "contactKind", "none");
  await goOn(reporter.page);
  await onPage(reporter, "/report/check");
}

/** Everything up to "check your answers", as fast as the pages allow. */
export async function fillInReport(reporter: Reporter): Promise<void> {
  const { page, language } = reporter;
  await page.goto(`/${language}/report/what`);
  await choose(page, "kind", "bought_praise");
  await goOn(page);
  await tellWhere(reporter);
  await tellWhatWasSeen(reporter);
  await page.locator("button[name=do][value=continue]").click();
  await choose(page, "wish", "report");
  await goOn(page);
  await choose(page, "contactKind", "none");
  await goOn(page);
  await expect(page).toHaveURL(/\/report\/check$/);
}

export type Kept = { reference: string; code: string };

export async function readReceipt(page: Page): Promise<Kept> {
  await expect(page).toHaveURL(/\/report\/receipt$/);
  const slip = page.locator(".slip-entry.strong .slip-value");
  await expect(slip).toHaveCount(2);
  const [reference, code] = await slip.allInnerTexts();
  expect(reference).toMatch(/^ZP\d\d-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(code).toMatch(/^(\d{4}\s*){6}$/);
  return { reference: reference ?? "", code: (code ?? "").replace(/\s+/g, " ") };
}
