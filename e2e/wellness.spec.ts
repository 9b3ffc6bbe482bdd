import type { Locator, Page } from "@playwright/test";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { merged, reportForTest } from "@/lib/cases/merges/merging.fixture";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { makeSafeCopyNow } from "@/lib/evidence/make-safe-copy";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { translatorFor } from "@/lib/i18n/translator";
import { db, inTransaction } from "@/lib/infra/db/client";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");

/** A case with two pictures: of the first nobody has said what it shows, the second is of a chat. */
async function givenTwoPictures(seed: number): Promise<{ reference: string; caseId: string }> {
  const { caseId, reference } = await reportForTest(new Date());
  const [first, second] = [
    await takenFile(await screenshot("png", seed)),
    await takenFile(await screenshot("png", seed + 1)),
  ];
  const files = [first, { ...second, kind: "chat" as const }];
  const rows = await inTransaction((tx) => attachEvidence(tx, { caseId, files, source: "reporter", at: new Date() }));
  for (const { id } of rows) await makeSafeCopyNow({ evidenceId: id });
  await expect.poll(() => db.evidence.count({ where: { caseId, copyVerdict: "ready" } }), { timeout: 120_000 }).toBe(2);
  return { reference, caseId };
}

const thumb = (page: Page, n: number) => page.locator(".thumbs > li").nth(n - 1);
const picture = (at: Locator) => at.locator("img").first();
const BLURRED = /blur/;
const GREY = /grayscale\(1\)/;

test("C26 a picture of which nobody said what it shows is blurred until one asks for it; without script, and hovering is not asking", async ({
  visitor,
}) => {
  const { reference } = await givenTwoPictures(2610);
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  await expect(picture(thumb(page, 1))).toHaveCSS("filter", BLURRED);
  await expect(picture(thumb(page, 2))).toHaveCSS("filter", "none");
  await thumb(page, 1).locator("a").first().hover();
  await expect(picture(thumb(page, 1))).toHaveCSS("filter", BLURRED);
  await expect(thumb(page, 1).getByRole("link", { name: t("staffCase.evidence.open") })).toBeHidden();
  await thumb(page, 1).getByRole("checkbox").check();
  await expect(picture(thumb(page, 1))).toHaveCSS("filter", "none");
  await expect(thumb(page, 1).getByRole("link", { name: t("staffCase.evidence.open") })).toBeVisible();

  await thumb(page, 1).locator("a").first().click();
  const large = page.locator(".boxed-pane");
  await expect(picture(large)).toHaveCSS("filter", BLURRED);
  await large.getByRole("checkbox").check();
  await expect(picture(large)).toHaveCSS("filter", "none");
});

test("C26 whoever chose so has every picture hidden; a key asks for the one in the viewer, and each look is on record", async ({
  visitor,
}) => {
  const { reference, caseId } = await givenTwoPictures(2620);
  const page = await visitor({ viewport: DESK });
  const officer = await anOfficer(["reviewer"]);
  await signIn(page, officer);
  await page.goto("/zh/staff/account");
  await page.getByRole("button", { name: t("access.account.greySwitch.off") }).click();
  await expect(page.getByRole("status")).toContainText(t("access.done.grey_on"));
  await page.goto(`/zh/staff/cases/${reference}`);
  await page.waitForFunction(() => "zhenpingKeys" in window);
  await page.keyboard.press("i");
  await expect(page).toHaveURL(new RegExp(`/cases/${reference}#evidence$`));
  await expect(picture(thumb(page, 2))).toHaveCSS("filter", BLURRED);
  await expect(picture(thumb(page, 2))).toHaveCSS("filter", GREY);
  await page.waitForFunction(() => "zhenpingKeys" in window);
  await thumb(page, 2).locator("a").first().click();
  const viewer = page.locator(".viewer");
  await expect(picture(viewer)).toHaveCSS("filter", BLURRED);
  await expect(viewer.getByRole("link", { name: t("staffCase.evidence.open") })).toHaveCount(0);
  await page.keyboard.press("v");
  await expect(picture(viewer)).toHaveCSS("filter", "none");
  await expect(viewer.getByRole("button", { name: t("staffCase.evidence.asItIs") })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(thumb(page, 2).getByRole("checkbox")).toBeChecked();
  await expect(picture(thumb(page, 1)), "one by one").toHaveCSS("filter", BLURRED);
  const looked = {
    AND: [caseId, officer.id, "evidence.viewed", '"form":"copy"'].map((contains) => ({ payload: { contains } })),
  };
  await expect.poll(() => db.auditEntry.count({ where: looked })).toBe(1);
  await thumb(page, 2).getByRole("link", { name: /识读/ }).click();
  await page.waitForFunction(() => "zhenpingReading" in window);
  const pane = page.locator(".boxed-pane");
  await expect(picture(pane)).toHaveCSS("filter", BLURRED);
  await pane.getByRole("checkbox").check();
  await page.reload();
  await expect(picture(pane), "shown while one works on it").toHaveCSS("filter", "none");
});

test("C26 D9 a picture of a merged case opens where it stands, is enlarged, turned and shown by keys, and closes the one before", async ({
  visitor,
}) => {
  const [mine, joined] = [await givenTwoPictures(2630), await givenTwoPictures(2640)];
  const wish = { reference: joined.reference, into: mine.reference, at: new Date() };
  expect(await merged(await staffForTest("supervisor"), wish)).toMatchObject({ ok: true });
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto(`/zh/staff/cases/${mine.reference}`);
  const lists = page.locator("[data-files]");
  await expect(lists).toHaveCount(2);
  await page.waitForFunction(() => "zhenpingKeys" in window);
  const chosen = (list: number) => lists.nth(list).locator("> li > a[aria-current]");
  await lists.first().locator("> li").nth(1).locator("a").first().click();
  await expect(chosen(0)).toHaveCount(1);
  await lists.last().locator("> li").first().locator("a").first().click();
  await expect(chosen(0)).toHaveCount(0);
  await expect(chosen(1)).toHaveCount(1);
  const viewer = page.locator("[data-files] + div > .viewer");
  await expect(viewer).toHaveCount(1);
  for (const key of ["+", "r", "v"]) await page.keyboard.press(key);
  await expect(picture(viewer)).toHaveAttribute("style", /width: 150%; transform: rotate\(90deg\)/);
  await expect(picture(viewer)).toHaveCSS("filter", "none");
  await page.keyboard.press("Escape");
  await expect(viewer).toHaveCount(0);
});

test("C26 a switch that does not exist, or a case that is none, changes nothing and leads nowhere", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto("/zh/staff/account");
  const token = (await page.locator("form.act input[type=hidden]").first().getAttribute("value")) ?? "";
  const name = (await page.locator("form.act input[type=hidden]").first().getAttribute("name")) ?? "";
  const send = (form: Record<string, string>) =>
    page.request.post("/zh/staff/account/change", { form: { [name]: token, ...form }, maxRedirects: 0 });
  expect((await send({ do: "blur_maybe" })).status()).toBe(400);
  const away = await send({ do: "blur_on", case: "//evil.example" });
  expect([away.status(), away.headers().location]).toEqual([303, "/zh/staff/account?done=blur_on"]);
});

test("A11Y-01 C26 hidden pictures and their switches are accessible and fit a phone", async ({ visitor }) => {
  const { reference } = await givenTwoPictures(2630);
  const en = translatorFor("en");
  const page = await visitor({ viewport: PHONE });
  await signIn(page, await anOfficer(["case_officer"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  await expectNoOverflow(page);
  const link = thumb(page, 2).locator("a.thumb-detail"); // right below its picture, which leads elsewhere
  expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.setViewportSize(DESK);
  await thumb(page, 1).locator("a").first().click();
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await page.goto("/en/staff/account");
  await page.getByRole("button", { name: en("access.account.blurSwitch.off") }).click();
  await expect(page.getByRole("status")).toContainText(en("access.done.blur_on"));
  await expectNoOverflow(page);
  await expectAccessible(page);
});
