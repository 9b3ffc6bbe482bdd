import type { Page } from "@playwright/test";
import { photoWithPlace, screenshot } from "@/lib/evidence/testing/hostile-files";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures";

const WORDS = {
  zh: {
    send: "上传",
    received: "已收到 3 个",
    heic: "“IMG_0042.heic”没有收。这是 HEIC 照片",
    place: "这张照片带着拍摄地点",
    up: "上移",
    remove: "删除",
    whenWhere: "什么时候、在哪里截的",
    next: "继续",
    without: "没有文件，继续",
  },
  en: {
    send: "Upload",
    received: "3 files received",
    heic: "“IMG_0042.heic” was not taken. It is a HEIC photo",
    place: "This photo says where it was taken",
    up: "Move up",
    remove: "Remove",
    whenWhere: "When and where was it taken?",
    next: "Continue",
    without: "Continue without files",
  },
} as const;
type Language = keyof typeof WORDS;

const png = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });
const heic = png("IMG_0042.heic", Buffer.from("\0\0\0\x24ftypheic\0\0\0\0mif1heic", "latin1"));

async function whenIReachTheFiles(page: Page, language: Language): Promise<void> {
  await page.goto(`/${language}/report/what`);
  await page.locator("label[for=kind]").click();
  await page.locator("main form button").last().click();
  await page.locator("[name=platform]").fill("淘宝");
  await page.locator("[name=shopName]").fill("某某旗舰店");
  await page.locator("main form button").last().click();
  await page.locator("[name=story]").fill("商家让我写好评，返现五元。");
  await page.locator("main form button").last().click();
  await expect(page).toHaveURL(/\/report\/files/);
}

async function threeGoodOnesAndOneBad() {
  return [
    png("评价页.png", await screenshot("png", 1)),
    heic,
    png("chat.png", await screenshot("png", 2)),
    { name: "card.jpg", mimeType: "image/jpeg", buffer: await photoWithPlace() },
  ];
}

async function thenTheFilesAre(page: Page, ...names: string[]): Promise<void> {
  await expect(page.locator(".thumbs .thumb-kind")).toHaveText(names);
}

async function thenTheirKindsAre(page: Page, ...kinds: string[]): Promise<void> {
  const selects = page.locator(".thumbs select");
  for (const [at, kind] of kinds.entries()) await expect(selects.nth(at)).toHaveValue(kind);
}

for (const language of ["zh", "en"] as const) {
  const words = WORDS[language];

  test(`without script, three files are kept when a fourth cannot be taken, in ${language} (SEC-08)`, async ({
    visitor,
  }) => {
    const page = await visitor({ javaScriptEnabled: false });
    await whenIReachTheFiles(page, language);
    await page.setInputFiles("[name=files]", await threeGoodOnesAndOneBad());
    await page.getByRole("button", { name: words.send, exact: true }).click();

    await expect(page.locator(".error-summary")).toContainText(words.heic);
    await expect(page.getByRole("heading", { name: words.received })).toBeVisible();
    await thenTheFilesAre(page, "评价页.png", "chat.png", "card.jpg");
    await expect(page.locator(".thumbs li").nth(2)).toContainText(words.place);
    await expectNoOverflow(page);

    await page.locator(".thumbs select").nth(0).selectOption("review_page");
    await page.locator(".thumbs select").nth(1).selectOption("chat");
    await page.locator(".thumbs select").nth(2).selectOption("cashback_card");
    await page.locator(".thumbs li").nth(2).getByRole("button", { name: words.up }).click();
    await thenTheFilesAre(page, "评价页.png", "card.jpg", "chat.png");
    await thenTheirKindsAre(page, "review_page", "cashback_card", "chat");

    await page.locator(".thumbs li").nth(0).getByRole("button", { name: words.remove }).click();
    await thenTheFilesAre(page, "card.jpg", "chat.png");
    await thenTheirKindsAre(page, "cashback_card", "chat");

    await page.locator(".thumbs li").nth(0).getByText(words.whenWhere).click();
    await page.locator(".thumbs [name^=place-]").first().fill("快递包裹里");
    await page.getByRole("button", { name: words.next, exact: true }).click();
    await expect(page).toHaveURL(/\/report\/wish$/);
    await page.goBack();
    await page.reload();
    await thenTheFilesAre(page, "card.jpg", "chat.png");
    await expect(page.locator(".thumbs [name^=place-]").first()).toHaveValue("快递包裹里");
  });
}

test("with script, files are sent as soon as they are chosen, and the page can be filled in meanwhile", async ({
  visitor,
}) => {
  const page = await visitor();
  await whenIReachTheFiles(page, "zh");
  await page.setInputFiles("[name=files]", await threeGoodOnesAndOneBad());
  await expect(page.getByRole("heading", { name: WORDS.zh.received })).toBeVisible({ timeout: 120_000 });
  await expect(page.locator(".error-summary")).toContainText(WORDS.zh.heic);
  await expectAccessible(page);
  await page.locator(".thumbs select").first().selectOption("review_page");
  await page.setInputFiles("[name=files]", [png("late.png", await screenshot("png", 9))]);
  await thenTheFilesAre(page, "评价页.png", "chat.png", "card.jpg", "late.png");
  await thenTheirKindsAre(page, "review_page");
  await page.getByRole("button", { name: WORDS.zh.next, exact: true }).click();
  await expect(page).toHaveURL(/\/report\/wish$/);
});

test("with script, a file is not lost that is chosen from a list which opened before the page was renewed", async ({
  visitor,
}) => {
  const page = await visitor();
  await whenIReachTheFiles(page, "zh");
  const opener = await page.locator("[name=files]").elementHandle();
  await page.setInputFiles("[name=files]", [png("1.png", await screenshot("png", 21))]);
  await thenTheFilesAre(page, "1.png");
  await opener?.setInputFiles([png("2.png", await screenshot("png", 22))]);
  await thenTheFilesAre(page, "1.png", "2.png");
});

test("with script, a connection that breaks off is gone on with by itself", async ({ visitor }) => {
  const page = await visitor();
  await whenIReachTheFiles(page, "zh");
  let parts = 0;
  await page.route("**/api/uploads/*", (route) => {
    const isPart = route.request().method() === "PATCH";
    return isPart && ++parts === 2 ? route.abort("connectionreset") : route.continue();
  });
  const files = [png("1.png", await screenshot("png", 3)), png("2.png", await screenshot("png", 4))];
  await page.setInputFiles("[name=files]", files);
  await thenTheFilesAre(page, "1.png", "2.png");
  expect(parts).toBe(3);
});

test("a report without files is possible", async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await whenIReachTheFiles(page, "en");
  await page.getByRole("button", { name: WORDS.en.without }).click();
  await expect(page).toHaveURL(/\/report\/wish$/);
});

test("a wrong date is a sentence at its field, and everything else is kept", async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await whenIReachTheFiles(page, "zh");
  await page.setInputFiles("[name=files]", [png("a.png", await screenshot("png", 5))]);
  await page.getByRole("button", { name: WORDS.zh.send, exact: true }).click();
  await page.getByText(WORDS.zh.whenWhere).click();
  await page.locator("[name^=on-]").fill("2999-01-01");
  await page.locator("[name^=place-]").fill("商品评价页");
  await page.getByRole("button", { name: WORDS.zh.next, exact: true }).click();
  await expect(page.locator(".error-summary")).toContainText("a.png：这个日期还没到");
  await expect(page.locator("[name^=place-]")).toHaveValue("商品评价页");
  await expect(page.locator("[name^=on-]")).toHaveAttribute("aria-invalid", "true");
});

test("a thumbnail is shown to the browser that sent it, and to no other", async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await whenIReachTheFiles(page, "zh");
  await page.setInputFiles("[name=files]", [png("a.png", await screenshot("png", 6))]);
  await page.getByRole("button", { name: WORDS.zh.send, exact: true }).click();
  const address = (await page.locator(".thumbs img").getAttribute("src")) ?? "";
  const own = await page.request.get(address);
  expect(own.headers()).toMatchObject({ "content-type": "image/webp", "cache-control": "no-store" });
  const stranger = await visitor();
  expect((await stranger.request.get(address)).status()).toBe(404);
});
