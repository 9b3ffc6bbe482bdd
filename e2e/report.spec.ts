import { gzipSync } from "node:zlib";
import { expect, expectAccessible, origin, test } from "./fixtures";
import {
  addScreenshots,
  askForMoneyBack,
  choose,
  fillInReport,
  goOn,
  type Language,
  leaveNoContact,
  onPage,
  readReceipt,
  tellWhatHappened,
  tellWhatWasSeen,
  tellWhere,
} from "./reporter";

const LANGUAGES: readonly Language[] = ["zh", "en"];

for (const language of LANGUAGES) {
  for (const script of [false, true]) {
    test(`a stranger reports with three screenshots, ${language}, ${script ? "with" : "without"} script (UX-01, A1, A4, A9)`, async ({
      visitor,
    }) => {
      const page = await visitor({ javaScriptEnabled: script, locale: language === "zh" ? "zh-CN" : "en-GB" });
      const reporter = { page, language, script };
      await tellWhatHappened(reporter, "cashback_card");
      await tellWhere(reporter);
      await tellWhatWasSeen(reporter);
      await addScreenshots(reporter);
      await askForMoneyBack(reporter);
      await leaveNoContact(reporter);
      await expect(page.locator(".summary")).toContainText("goods_id=3456789");
      await goOn(page);
      await readReceipt(page);
      await onPage(reporter, "/report/receipt");
      await expect(page.locator(".slip code").filter({ hasText: /^[0-9a-f]{64}$/ })).toHaveCount(3);
      await expect(page.locator("svg.qr")).toHaveCount(2);
    });
  }
}

test("a parcel asks about its delivery, tells what looks odd, and takes it all the same (A2)", async ({ visitor }) => {
  const page = await visitor();
  const reporter = { page, language: "zh", script: true } as const;
  await tellWhatHappened(reporter, "empty_parcel");
  await tellWhere(reporter);
  await tellWhatWasSeen(reporter);
  await onPage(reporter, "/report/logistics");
  await choose(page, "oddities", "never_ordered");
  await page.locator("[name=courier]").fill("顺丰");
  await page.locator("[name=waybills]").fill("YT12345");
  await page.locator("[name=orderedAt]").fill("2026-03-02T10:00");
  await page.locator("[name=signedAt]").fill("2026-03-01T09:00");
  await goOn(page);
  await expect(page.locator(".notice.warning li")).toHaveCount(2);
  await expectAccessible(page);
  await goOn(page);
  await expect(page).toHaveURL(/\/report\/files$/);
});

test("whoever was asked to pay in advance gets help before any report (A16)", async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await page.goto("/zh/report/what");
  await choose(page, "kind", "asked_to_brush");
  await goOn(page);
  await expect(page).toHaveURL(/scam-help$/);
  await expect(page.locator('a[href="tel:110"]')).toBeVisible();
  await expect(page.locator('a[href="tel:96110"]')).toBeVisible();
  await goOn(page);
  await expect(page).toHaveURL(/\/report\/where$/);
});

test.describe("the same report sent again (REL-03)", () => {
  test("UX-07 a double tap, the back button and a reload all show the same receipt", async ({ visitor }) => {
    const page = await visitor();
    await fillInReport({ page, language: "zh", script: false });
    await page.locator("main form > .button").dblclick();
    const first = await readReceipt(page);
    await page.reload();
    expect(await readReceipt(page)).toEqual(first);
    await page.goBack();
    expect(await readReceipt(page)).toEqual(first);
    await page.goto("/zh/report/where");
    expect(await readReceipt(page)).toEqual(first);
  });

  test("ten times at once, with every answer lost but one, opens one case", async ({ visitor }) => {
    const page = await visitor({ javaScriptEnabled: false });
    await fillInReport({ page, language: "zh", script: false });
    const token = await page.locator("main input[name=form_token]").inputValue();
    const form = { form_token: token, puzzle: "" };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => page.request.post("/zh/report/check", { form, headers: { Origin: origin() } })),
    );
    const references = await Promise.all(
      answers.map(async (answer) => /ZP\d\d-\w{4}-\w{4}/.exec(await answer.text())?.[0]),
    );
    expect(new Set(references).size).toBe(1);
    expect(references[0]).toBeDefined();
  });
});

test.describe("an answer is never lost", () => {
  test("an error keeps what was typed and says what to do, at the field and on top", async ({ visitor }) => {
    const page = await visitor();
    await page.goto("/zh/report/what");
    await choose(page, "kind", "bought_praise");
    await goOn(page);
    await page.locator("[name=shopName]").fill("店".repeat(10_000));
    await page.locator("[name=platform]").fill("淘宝\u202E");
    await goOn(page);
    await expect(page.locator(".error-summary")).toBeFocused();
    await expect(page.locator("#shopName-error")).toContainText("写了 10000 个字，最多 100 个字");
    await expect(page.locator("#platform-error")).toContainText("看不见的已经替您去掉");
    await expect(page.locator("[name=shopName]")).toHaveValue("店".repeat(10_000));
    await expect(page.locator("[name=platform]")).toHaveValue("淘宝");
    await expectAccessible(page);
  });

  test("a page that was open for too long gives everything back to be sent once more", async ({ visitor }) => {
    const page = await visitor();
    await page.goto("/zh/report/what");
    await choose(page, "kind", "bought_praise");
    await goOn(page);
    await page.locator("[name=platform]").fill("淘宝");
    await page.locator("[name=shopName]").fill("好味零食铺旗舰店");
    await page.locator("main input[name=form_token]").evaluate((field) => field.setAttribute("value", "stale"));
    await goOn(page);
    await expect(page.locator("blockquote")).toContainText(["好味零食铺旗舰店"]);
    await page.locator("main form .button").click();
    await expect(page).toHaveURL(/\/report\/seen$/);
  });

  test("what was typed and not sent survives a reload, where scripts run", async ({ visitor }) => {
    const page = await visitor();
    await page.goto("/zh/report/what");
    await choose(page, "kind", "bought_praise");
    await goOn(page);
    await expect(page).toHaveURL(/\/report\/where$/);
    await page.waitForLoadState("load");
    await page.locator("[name=shopName]").fill("只写了一半的店");
    await page.waitForFunction(() => localStorage.length > 0); // a page that ends in the same moment cannot lock it any more
    await page.reload();
    await expect(page.locator("[name=shopName]")).toHaveValue("只写了一半的店");
  });

  test("a jump ahead leads to what is missing, and a change back to the answers", async ({ visitor }) => {
    const page = await visitor();
    await page.goto("/zh/report/contact");
    await expect(page).toHaveURL(/\/report\/what$/);
    await fillInReport({ page, language: "zh", script: false });
    await page.locator('.summary a[href*="/report/where"]').first().click();
    await page.locator("[name=shopName]").fill("改过的店名");
    await goOn(page);
    await expect(page).toHaveURL(/\/report\/check$/);
    await expect(page.locator(".summary")).toContainText("改过的店名");
  });
});

test.describe("the receipt", () => {
  test("is genuine when pasted or scanned, and refused with one character changed (A15)", async ({ visitor }) => {
    const page = await visitor();
    await fillInReport({ page, language: "zh", script: false });
    await goOn(page);
    const { reference } = await readReceipt(page);
    const token = (await page.locator(".slip details code").textContent()) ?? "";
    const stranger = await visitor();
    await stranger.goto(`/zh/verify#${token}`);
    await expect(stranger.locator(".notice.success")).toBeVisible();
    await expect(stranger.locator("main")).not.toContainText(reference);
    await expectAccessible(stranger);
    const plain = await visitor({ javaScriptEnabled: false });
    await plain.goto("/zh/verify");
    const middle = Math.floor(token.length / 3);
    const other = token[middle] === "A" ? "B" : "A";
    await plain.locator("textarea").fill(`${token.slice(0, middle)}${other}${token.slice(middle + 1)}`);
    await goOn(plain);
    await expect(plain.locator(".notice.warning")).toBeVisible();
  });

  test("can be taken out of a borrowed phone, once number and code are kept", async ({ visitor }) => {
    const page = await visitor({ javaScriptEnabled: false });
    await fillInReport({ page, language: "zh", script: false });
    await goOn(page);
    await readReceipt(page);
    const { host } = new URL(origin());
    await expect(page.locator(".slip"), "a slip on paper says where to go").toContainText(`${host}/zh/case`);
    await page.locator("main details").last().locator("summary").click();
    await page.locator("button[value=leave]").click();
    await expect(page.locator("#saved-error")).toBeVisible();
    await choose(page, "saved", "yes");
    await page.locator("button[value=leave]").click();
    await page.goto("/zh/report/receipt");
    await expect(page.locator(".slip")).toHaveCount(0);
  });
});

test("pages of the journey are light and ask nobody else for anything (UX-02)", async ({ visitor }) => {
  const page = await visitor();
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  const zipped = async (path: string) => {
    const text = await (await page.request.get(path)).text();
    return { text, bytes: gzipSync(text).length };
  };
  const light = async (path: string) => {
    const { text, bytes } = await zipped(path);
    expect(bytes, path).toBeLessThanOrEqual(14_000);
    const scripts = [...text.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, address]) => zipped(address ?? ""));
    const script = (await Promise.all(scripts)).reduce((sum, one) => sum + one.bytes, 0);
    expect(script, path).toBeLessThanOrEqual(15_000);
    expect(bytes + script, path).toBeLessThanOrEqual(30_000);
  };
  for (const language of LANGUAGES) {
    for (const path of ["", "/about", "/privacy", "/verify", "/report/scam-help", "/report/what"]) {
      await light(`/${language}${path}`);
    }
  }
  await fillInReport({ page, language: "zh", script: false });
  for (const step of ["what", "where", "seen", "files", "wish", "contact", "check"]) await light(`/zh/report/${step}`);
  await goOn(page);
  await readReceipt(page);
  await light("/zh/report/receipt");
  expect([...hosts]).toEqual([origin()]);
});
