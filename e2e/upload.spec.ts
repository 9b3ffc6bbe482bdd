import { createHash, randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { db } from "@/lib/infra/db/client";
import { CuttingProxy } from "./cutting-proxy";
import { expect, expectAccessible, expectNoOverflow, origin, test } from "./fixtures";
import { OwnWeb } from "./own-web";

type Sent = { name: string; mimeType: string; buffer: Buffer };

/** Noise does not get smaller: the file has as many bytes as its picture has. */
async function photo(name: string, megabytes: number): Promise<Sent> {
  const side = Math.round(Math.sqrt((megabytes * 1_000_000) / 3));
  const raw = { width: side, height: side, channels: 3 } as const;
  const buffer = await sharp(randomBytes(side * side * 3), { raw })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { name, mimeType: "image/png", buffer };
}

const sha256 = ({ buffer }: Sent) => createHash("sha256").update(buffer).digest("hex");
const productPort = () => Number(new URL(origin()).port);

async function whenIReachTheFiles(page: Page): Promise<void> {
  await page.goto("/zh/report/what");
  await page.locator("label[for=kind]").click();
  await page.locator("main form button").last().click();
  await page.locator("[name=platform]").fill("淘宝");
  await page.locator("[name=shopName]").fill("某某旗舰店");
  await page.locator("main form button").last().click();
  await page.locator("[name=story]").fill("商家让我写好评，返现五元。");
  await page.locator("main form button").last().click();
  await expect(page).toHaveURL(/\/report\/files/);
}

async function thenTheFilesAre(page: Page, files: readonly Sent[], timeout = 30_000): Promise<void> {
  await expect(page.locator(".thumbs .thumb-kind")).toHaveText(
    files.map(({ name }) => name),
    { timeout },
  );
  for (const file of files) expect(await db.draftFile.count({ where: { sha256: sha256(file) } })).toBe(1);
}

const rows = (page: Page) => page.locator("#uploads li");
const percentOf = (page: Page) =>
  rows(page)
    .first()
    .locator("progress")
    .evaluate((bar: HTMLProgressElement) => bar.value);

/** What a browser profile holds of us, besides cookies. */
function leftOnThePhone(page: Page) {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: { ...localStorage },
    session: { ...sessionStorage },
    caches: await caches.keys(),
  }));
}
const NOTHING = { databases: [], local: {}, session: {}, caches: [] };

test("5 MB arrive whole through a line that is cut twenty times and a server that is killed twice (UX-05, EVD-01)", async ({
  visitor,
}) => {
  test.setTimeout(480_000);
  const web = new OwnWeb();
  await web.start();
  const proxy = new CuttingProxy(() => web.port, 400_000);
  try {
    const page = await visitor({ baseURL: await proxy.listen() });
    await whenIReachTheFiles(page);
    const file = await photo("五兆.png", 5);
    const asked = new Map<object, number>();
    const took: number[] = [];
    page.on("request", (request) => asked.set(request, Date.now()));
    for (const end of ["requestfinished", "requestfailed"] as const)
      page.on(end as "requestfinished", (request) => {
        const since = asked.get(request);
        if (since !== undefined) took.push(Date.now() - since); // the page's own requests began before anybody listened
      });

    proxy.count(
      Array.from({ length: 20 }, (_, cut) => Math.round(((cut + 0.7) * file.buffer.length) / 20)),
      (cut) => {
        if (cut === 7 || cut === 14) web.kill();
      },
    );
    await page.setInputFiles("[name=files]", [file]);
    await thenTheFilesAre(page, [file], 200_000);
    const more = proxy.sent / file.buffer.length - 1;
    const figures = `${(100 * more).toFixed(2)} % sent again or as headers, longest request ${Math.max(...took)} ms`;
    test.info().annotations.push({ type: "5 MB, 20 cuts, 2 kills", description: figures });
    expect(proxy.cuts).toBe(20);
    expect(web.starts).toBe(3);
    expect(more).toBeLessThanOrEqual(0.05);
    expect(Math.max(...took)).toBeLessThan(60_000);
  } finally {
    await proxy.close();
    await web.stop();
  }
});

test("three files show how far they are, outlive a cut and a reload in the middle, and are all there (UX-04, UX-05)", async ({
  visitor,
}) => {
  const proxy = new CuttingProxy(productPort, 250_000);
  try {
    const page = await visitor({ baseURL: await proxy.listen() });
    await whenIReachTheFiles(page);
    const files = [await photo("评价页.png", 0.4), await photo("聊天.png", 0.6), await photo("返现卡.png", 0.3)];
    proxy.count([200_000]);
    await page.setInputFiles("[name=files]", files);
    await expect(rows(page)).toHaveCount(3);
    await expect.poll(() => percentOf(page)).toBeGreaterThan(0);
    await expect(rows(page)).toHaveCount(2);
    await expect.poll(() => percentOf(page)).toBeGreaterThan(30);
    const before = proxy.sent;
    await page.reload();
    await expect(rows(page).first()).toContainText("聊天.png");
    await thenTheFilesAre(page, files);
    expect(proxy.cuts).toBe(1);
    const rest = files.reduce((sum, { buffer }) => sum + buffer.length, 0) - before;
    expect(proxy.sent - before).toBeLessThan(rest + 150_000);
    await expect(page.getByRole("status").filter({ hasText: "都处理完了" })).toBeVisible();
  } finally {
    await proxy.close();
  }
});

test("a file can be halted and gone on with in another window; what lies on the phone meanwhile is noise (T9)", async ({
  visitor,
}) => {
  const proxy = new CuttingProxy(productPort, 300_000);
  try {
    const page = await visitor({ baseURL: await proxy.listen() });
    await whenIReachTheFiles(page);
    await expect(page.locator("main")).toContainText("没传完的文件加了密留在这部手机上");
    const file = await photo("halted.png", 0.8);
    await page.setInputFiles("[name=files]", [file]);
    await expect.poll(() => percentOf(page)).toBeGreaterThan(10);
    await rows(page).getByRole("button", { name: "暂停" }).click();
    await expect(rows(page)).toContainText("暂停了");
    await expectNoOverflow(page);
    await expectAccessible(page);
    const kept = await page.evaluate(async () => {
      const request = indexedDB.open("zp");
      const database = await new Promise<IDBDatabase>((done) => {
        request.onsuccess = () => done(request.result);
      });
      const all = database.transaction("files").objectStore("files").getAll();
      const values = await new Promise<{ sealed: ArrayBuffer }[]>((done) => {
        all.onsuccess = () => done(all.result);
      });
      database.close();
      return values.map(({ sealed }) => new TextDecoder("latin1").decode(sealed));
    });
    expect(kept).toHaveLength(1);
    expect(kept[0]?.length).toBeGreaterThan(file.buffer.length);
    for (const plain of ["PNG", "IHDR", "halted"]) expect(kept[0]?.slice(0, 300)).not.toContain(plain);
    const other = await page.context().newPage();
    await page.close();
    await other.goto("/zh/report/files");
    await thenTheFilesAre(other, [file]);
    await expect.poll(() => leftOnThePhone(other).then(({ databases }) => databases.length)).toBeLessThanOrEqual(1);
    await other.getByRole("button", { name: "继续", exact: true }).click();
    await expect(other).toHaveURL(/\/report\/wish$/);
  } finally {
    await proxy.close();
  }
});

test("where somebody else may look at the phone, nothing of a report stays on it, and the page says so first (T9, UX-04)", async ({
  visitor,
}) => {
  const proxy = new CuttingProxy(productPort, 300_000);
  try {
    const page = await visitor({ baseURL: await proxy.listen() });
    await page.goto("/zh");
    await page.getByRole("link", { name: "别人可能看这部手机？" }).click();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await expect(page.locator("main")).toContainText("浏览器一关，没交的举报就找不回来了");
    await page.getByRole("button", { name: "这部手机上什么也不要留" }).click();
    await expect(page.locator("main")).toContainText("这部手机上什么也不留");
    await whenIReachTheFiles(page);
    await page.goBack();
    await page.locator("[name=story]").fill("改了一半的话");
    expect(await leftOnThePhone(page)).toEqual(NOTHING);
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto("/zh/report/files");
    await expect(page.locator("main")).toContainText("这部手机上什么也不留");
    const file = await photo("秘密.png", 0.8);
    await page.setInputFiles("[name=files]", [file]);
    await expect.poll(() => percentOf(page)).toBeGreaterThan(60);
    expect(await leftOnThePhone(page)).toEqual(NOTHING);
    for (const cookie of await page.context().cookies()) expect(cookie.expires, cookie.name).toBe(-1);
    await page.reload();
    await expect(rows(page)).toContainText("再选一次这个文件，就接着传");
    const arrived = await percentOf(page);
    expect(arrived).toBeGreaterThan(0);
    proxy.count([]);
    await page.setInputFiles("[name=files]", [file]);
    await thenTheFilesAre(page, [file]);
    expect(proxy.sent).toBeLessThan(file.buffer.length * (1 - arrived / 100) + 100_000);
    expect(await leftOnThePhone(page)).toEqual(NOTHING);
    await page.goto("/zh/report/phone?back=/zh/report/files");
    await page.getByRole("button", { name: "可以留在这部手机上" }).click();
    await expect(page).toHaveURL(/\/report\/files$/);
    await thenTheFilesAre(page, [file]);
  } finally {
    await proxy.close();
  }
});

test("where nothing on the way speaks the protocol, the form sends the files by itself", async ({ visitor }) => {
  const page = await visitor();
  await whenIReachTheFiles(page);
  await page.route("**/api/uploads**", (route) => route.fulfill({ status: 405, body: "no" }));
  const files = [await photo("1.png", 0.1), await photo("2.png", 0.1)];
  await page.setInputFiles("[name=files]", files);
  await thenTheFilesAre(page, files);
});

test("a file that is damaged on the way is sent once more by itself (EVD-01)", async ({ visitor }) => {
  const page = await visitor();
  await whenIReachTheFiles(page);
  let damaged = 0;
  await page.route("**/api/uploads/*", async (route) => {
    const body = route.request().postDataBuffer();
    if (route.request().method() !== "PATCH" || !body || damaged++ > 0) return route.continue();
    const altered = Buffer.from(body);
    altered[1_000] = (altered[1_000] ?? 0) ^ 1;
    return route.continue({ postData: altered });
  });
  const file = await photo("1.png", 0.1);
  await page.setInputFiles("[name=files]", [file]);
  await thenTheFilesAre(page, [file]);
  expect(damaged).toBeGreaterThan(1);
});

test("another browser cannot see, go on with or remove an upload, and a form token is needed for each request (SEC-07)", async ({
  visitor,
}) => {
  const [page, stranger] = [await visitor(), await visitor()];
  await whenIReachTheFiles(page);
  await whenIReachTheFiles(stranger);
  const asked = async (who: Page, method: string, path: string, headers: Record<string, string> = {}) => {
    const token = await who.locator("[name=form_token]").first().inputValue();
    const all = { "Tus-Resumable": "1.0.0", "X-Form-Token": token, ...headers };
    return who.request.fetch(path, { method, headers: all });
  };
  const begun = await asked(page, "POST", "/api/uploads", { "Upload-Length": "9" });
  expect(begun.status()).toBe(201);
  const path = begun.headers().location ?? "";
  for (const method of ["HEAD", "DELETE"]) expect((await asked(stranger, method, path)).status()).toBe(404);
  expect((await asked(page, "HEAD", path, { "X-Form-Token": "" })).status()).toBe(403);
  expect((await asked(page, "HEAD", path, { "X-Form-Token": "A".repeat(86) })).status()).toBe(403);
  expect((await asked(page, "DELETE", path, { Origin: "https://evil.example" })).status()).toBe(403);
  expect((await asked(stranger, "GET", "/api/uploads/key")).ok()).toBe(true);
  expect((await asked(page, "HEAD", path)).headers()["upload-offset"]).toBe("0");
});
