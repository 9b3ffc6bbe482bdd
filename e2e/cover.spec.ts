import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { db } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures";

async function whenIReachTheFiles(page: Page): Promise<void> {
  await page.goto("/zh/report/what");
  await page.locator("[name=kind][value=cashback_card]").check({ force: true });
  await page.locator("main form button").last().click();
  await page.goto("/zh/report/files");
}

/** A white photo on its side, with a red name on it and the place where it was taken in its notes. */
async function aPhoto(): Promise<Buffer> {
  const part = (width: number, height: number, background: string) =>
    ({ create: { width, height, channels: 3, background } }) as const;
  return sharp(part(400, 300, "#ffffff"))
    .composite([{ input: part(100, 60, "#d00000"), left: 0, top: 0 }])
    .withExif({ IFD0: { Make: "CANARY" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "30/1 39/1 0/1" } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

async function drag(page: Page, stage: Locator, [x, y, toX, toY]: readonly [number, number, number, number]) {
  const at = await stage.boundingBox();
  if (!at) throw new Error("nothing to draw on");
  await page.mouse.move(at.x + x * at.width, at.y + y * at.height);
  await page.mouse.down();
  await page.mouse.move(at.x + toX * at.width, at.y + toY * at.height, { steps: 4 });
  await page.mouse.up();
}

async function pixel(picture: Buffer, left: number, top: number): Promise<number[]> {
  return [...(await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())].slice(0, 3);
}

test("a picture is cut and covered without network, and only what is left of it is sent (N4, PRV-07)", async ({
  visitor,
}) => {
  const page = await visitor();
  await whenIReachTheFiles(page);
  await expect(page.locator("#cover-files")).toBeVisible();
  await page.context().setOffline(true);
  await page.setInputFiles("#cover-files", [{ name: "包裹.jpg", mimeType: "image/jpeg", buffer: await aPhoto() }]);
  const dialog = page.locator("dialog.cover");
  const stage = dialog.locator("[data-stage]");
  await expect(stage.locator("canvas")).toBeVisible();
  await expect(dialog.locator("[data-act=hide]")).toBeDisabled();
  await drag(page, stage, [0.01, 0.01, 0.3, 0.3]);
  await expectNoOverflow(page);
  await dialog.getByRole("button", { name: "涂黑" }).click();
  await drag(page, stage, [0.01, 0.01, 0.97, 0.5]);
  await dialog.getByRole("button", { name: "只留框里" }).click();
  await expect(dialog.getByRole("status")).toContainText("2");
  await dialog.getByRole("button", { name: "退一步" }).click();
  await expect(dialog.getByRole("status")).toContainText("1");
  await stage.focus();
  for (const key of ["ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await dialog.getByRole("button", { name: "抹糊" }).click();
  await dialog.getByRole("button", { name: "好了，传这张" }).click();
  await expect(dialog).toHaveCount(0);
  await page.context().setOffline(false);
  await expect(page.locator(".thumbs .thumb-kind")).toHaveText(["包裹.jpg"], { timeout: 120_000 });
  const sent = await db.draftFile.findFirstOrThrow({
    where: { displayName: "包裹.jpg" },
    orderBy: { uploadedAt: "desc" },
  });
  const picture = await readBlob(sent.storageKey);
  expect(sent.hasLocation).toBe(false);
  for (const note of ["CANARY", "Exif", "GPS"]) expect(picture.includes(note)).toBe(false);
  expect(Math.max(...(await pixel(picture, 20, 20)))).toBeLessThan(30);
  expect(Math.min(...(await pixel(picture, 390, 290)))).toBeGreaterThan(225);
});

test("the dialog is accessible, and a picture that was given up is not sent; what is none is said (A11Y-01)", async ({
  visitor,
}) => {
  const page = await visitor();
  await whenIReachTheFiles(page);
  await page.setInputFiles("#cover-files", [{ name: "a.jpg", mimeType: "image/jpeg", buffer: await aPhoto() }]);
  await expect(page.locator("dialog.cover canvas")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog.cover")).toHaveCount(0);
  await page.setInputFiles("#cover-files", [{ name: "b.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no") }]);
  await expect(page.locator("#sending")).toContainText("打不开");
  await expect(page.locator("#uploads li")).toHaveCount(0);
});

test("without script there is no second way to choose files", async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await whenIReachTheFiles(page);
  await expect(page.locator("#cover-files")).toBeHidden();
});
