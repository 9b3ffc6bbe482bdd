import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { permissionsOf } from "@/lib/access/roles";
import { applyTransition } from "@/lib/cases/apply-transition";
import type { TrackKind } from "@/lib/cases/track";
import type { StepRequest } from "@/lib/cases/transitions";
import type { Locale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { db, inTransaction } from "@/lib/infra/db/client";
import { formatSecretCode } from "@/lib/reports/secret-code";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { markReport } from "@/lib/reports/testing/marked-report";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";

type Key = { reference: string; code: string };

/** A report as the public files it: one complaint and one report track. */
async function givenAReport(locale: Locale = "zh"): Promise<Key> {
  const filed = await submitReport({ token: await answerDraft(), locale, address: "192.0.2.44", puzzle: "" });
  if (!filed.ok) throw new Error(filed.reason);
  return { reference: filed.receipt.receipt.reference, code: filed.receipt.code };
}

async function whenStaffDecide({ reference }: Key, kind: TrackKind, request: StepRequest): Promise<void> {
  const track = await db.track.findFirstOrThrow({ where: { kind, case: { reference } }, select: { id: true } });
  const staff = { id: randomUUID(), permissions: permissionsOf(["supervisor"]) };
  const actor = { kind: "staff", staff } as const;
  const moved = await inTransaction((tx) =>
    applyTransition(tx, { ...request, trackId: track.id, actor, at: new Date() }),
  );
  if (!moved.ok) throw new Error(moved.reason);
}

const main = (page: Page) => page.getByRole("main");
const words = (page: Page) => translatorFor(new URL(page.url()).pathname.startsWith("/en") ? "en" : "zh");

async function whenILookUp(page: Page, locale: Locale, typed: Key): Promise<void> {
  await page.goto(`/${locale}/case`);
  const t = words(page);
  await page.getByLabel(t("case.lookUp.reference")).fill(typed.reference);
  await page.getByLabel(t("case.lookUp.code")).fill(typed.code);
  await page.getByRole("button", { name: t("case.lookUp.submit") }).click();
}

async function thenISeeWhereItStands(page: Page, { reference }: Key): Promise<void> {
  await expect(page).toHaveURL(/\/case\/status/);
  await expect(main(page)).toContainText(reference);
}

async function whenIPress(page: Page, key: string): Promise<void> {
  await page.getByRole("button", { name: words(page)(key) }).click();
}

async function aScreenshot(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const background = { r: Math.floor(Math.random() * 256), g: Math.floor(Math.random() * 256), b: 90 };
  const buffer = await sharp({ create: { width: 320, height: 480, channels: 3, background } })
    .png()
    .toBuffer();
  return { name: "返现卡.png", mimeType: "image/png", buffer };
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with script" : "without script";

  for (const locale of ["zh", "en"] as const) {
    test(`a reporter looks up, writes, adds a file and leaves, ${how}, in ${locale}`, async ({ visitor }) => {
      const key = await givenAReport(locale);
      const page = await visitor({ javaScriptEnabled });
      const t = translatorFor(locale);

      await whenILookUp(page, locale, { reference: key.reference.toLowerCase(), code: formatSecretCode(key.code) });
      await thenISeeWhereItStands(page, key);
      await expectNoOverflow(page);
      for (const track of ["complaint", "report"] as const) {
        await expect(page.getByRole("heading", { name: t(`cases.tracks.${track}.reporter`) })).toBeVisible();
        await expect(main(page)).toContainText(t(`cases.states.${track}.received.meaning`));
      }
      await page.getByText(t("case.clock.how")).first().click();
      await expect(page.getByText(t("case.clock.why.start_day")).first()).toBeVisible();

      await page.getByLabel(t("case.messages.write")).fill("店家今天又发了返现卡。\n在评价页第二屏。");
      await whenIPress(page, "case.messages.send");
      await expect(page.getByRole("status")).toContainText(t("case.status.done.message"));
      await expect(page.getByText("店家今天又发了返现卡。")).toBeVisible();

      await page.getByRole("link", { name: t("case.files.add") }).click();
      await page.getByLabel(t("case.evidence.kind")).selectOption("cashback_card");
      await page.getByLabel(t("case.evidence.files")).setInputFiles([await aScreenshot(), await aScreenshot()]);
      await whenIPress(page, "case.evidence.send");
      await expect(page.getByRole("status")).toContainText(t("case.status.done.evidence"));
      await expect(main(page)).toContainText(t("files.kinds.cashback_card"));
      await expect(main(page)).toContainText(t("case.events.evidence_added"));

      await whenIPress(page, "case.status.leave");
      await expect(page.getByRole("status")).toContainText(t("case.lookUp.left"));
      await page.goto(`/${locale}/case/status`);
      await expect(page).toHaveURL(/\/case\?ended=1$/);
    });
  }

  test(`withdrawing the complaint leaves the report as it was, ${how}`, async ({ visitor }) => {
    const key = await givenAReport();
    const page = await visitor({ javaScriptEnabled });
    const t = translatorFor("zh");
    await whenILookUp(page, "zh", key);
    await page.getByRole("link", { name: t("case.lane.withdraw.complaint") }).click();
    await expect(main(page)).toContainText(t("case.withdraw.complaint.effects.three"));
    const again = await page.context().newPage();
    await again.goto(page.url());
    for (const click of [page, again]) {
      await whenIPress(click, "case.withdraw.complaint.confirm");
      await expect(click.getByRole("status")).toContainText(t("case.status.done.withdraw"));
      await expect(main(click)).toContainText(t("cases.states.complaint.withdrawn.meaning"));
      await expect(main(click)).toContainText(t("cases.states.report.received.meaning"));
    }
    await page.goto("/zh/case/withdraw?track=complaint");
    await expect(main(page)).toContainText(t("case.withdraw.nothing"));
    await expect(page.getByRole("button", { name: t("case.withdraw.complaint.confirm") })).toHaveCount(0);
    expect((await page.goto("/zh/case/withdraw?track=foo"))?.status()).toBe(404);
  });

  test(`a refusal is explained and can be contested once, ${how}`, async ({ visitor }) => {
    const key = await givenAReport();
    const page = await visitor({ javaScriptEnabled });
    const t = translatorFor("zh");
    const refusal = { action: "not_accept", ground: "too_old", message: "订单是 2021 年的。", note: "核对过" } as const;
    await whenStaffDecide(key, "complaint", refusal);
    await whenILookUp(page, "zh", key);
    await expect(main(page)).toContainText(t("cases.grounds.not_accepted.too_old.reporter"));
    await expect(main(page)).toContainText(t("cases.grounds.not_accepted.too_old.advice"));
    await expect(main(page)).toContainText("订单是 2021 年的。");

    await page.getByRole("link", { name: t("case.lane.contest") }).click();
    await whenIPress(page, "case.contest.confirm");
    await expect(page.getByRole("alert")).toContainText(t("case.problems.missing"));
    await page.getByLabel(t("case.contest.reasons")).fill("是去年的订单，请看第二张截图。");
    await whenIPress(page, "case.contest.confirm");
    await expect(page.getByRole("status")).toContainText(t("case.status.done.contest"));
    await expect(main(page)).toContainText("答复您提出的异议");
    await expect(page.getByRole("link", { name: t("case.lane.contest") })).toHaveCount(0);

    await whenStaffDecide(key, "complaint", refusal);
    await page.reload();
    await expect(main(page)).toContainText(t("cases.contest.used"));
    await expect(page.getByRole("link", { name: t("case.lane.contest") })).toHaveCount(0);
    await page.goto("/zh/case/contest?track=complaint");
    await expect(main(page)).toContainText(t("cases.contest.used"));
    await expect(page.getByLabel(t("case.contest.reasons"))).toHaveCount(0);
    expect((await page.goto("/zh/case/contest?track=foo"))?.status()).toBe(404);
  });
}

test("the QR of the receipt fills number and code, and the code leaves the address at once", async ({ visitor }) => {
  const key = await givenAReport();
  const page = await visitor();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`/zh/case#ref=${key.reference}&code=${key.code}`);
  await expect(page.getByLabel(words(page)("case.lookUp.code"))).toHaveValue(formatSecretCode(key.code));
  expect(page.url()).not.toContain(key.code);
  await whenIPress(page, "case.lookUp.submit");
  await thenISeeWhereItStands(page, key);
  expect(asked.filter((url) => new URL(url).href.split("#")[0]?.includes(key.code))).toEqual([]);
});

test("number and code pasted together into one field are taken apart", async ({ visitor }) => {
  const key = await givenAReport();
  const page = await visitor();
  await whenILookUp(page, "zh", {
    reference: "",
    code: `编号：${key.reference}　查询码：${formatSecretCode(key.code)}`,
  });
  await thenISeeWhereItStands(page, key);
});

test("an unknown number and a wrong code get the same page (SEC-06)", async ({ visitor }) => {
  const [one, other] = [await givenAReport(), await givenAReport()];
  const page = await visitor();
  const answers: { status: number; length: number; text: string }[] = [];
  const gone = await db.case.findUniqueOrThrow({ where: { reference: other.reference }, select: { id: true } });
  await db.caseKey.update({ where: { caseId: gone.id }, data: { codeTag: -1 } });
  for (const typed of [
    { reference: one.reference, code: other.code },
    { reference: other.reference, code: other.code },
  ]) {
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await whenILookUp(page, "zh", typed);
    const answer = await answered;
    const text = ((await main(page).textContent()) ?? "").replaceAll(typed.reference, "");
    answers.push({ status: answer.status(), length: (await answer.body()).length, text });
  }
  expect(answers[0]?.status).toBe(422);
  expect(answers[1]).toEqual(answers[0]);
});

test("a message that is too long stays in its field and says so", async ({ visitor }) => {
  const page = await visitor();
  const key = await givenAReport();
  const t = translatorFor("zh");
  await whenILookUp(page, "zh", key);
  await page.getByLabel(t("case.messages.write")).fill("长".repeat(2_001));
  await whenIPress(page, "case.messages.send");
  await expect(page.getByRole("alert")).toContainText(t("case.problems.too_long", { max: 2_000, count: 2_001 }));
  await expect(page.getByLabel(t("case.messages.write"))).toHaveValue("长".repeat(2_001));
});

test("what was written when the session had ended is given back", async ({ visitor }) => {
  const page = await visitor();
  const key = await givenAReport();
  await whenILookUp(page, "zh", key);
  await page.getByLabel(words(page)("case.messages.write")).fill("写到一半，去接了个电话。");
  await page.context().clearCookies({ name: /zp_case$/ });
  await whenIPress(page, "case.messages.send");
  await expect(main(page)).toContainText("写到一半，去接了个电话。");
  await expect(page.getByRole("link", { name: words(page)("case.ended.again") })).toBeVisible();
});

test("contact details can be added and removed", async ({ visitor }) => {
  const page = await visitor();
  const key = await givenAReport();
  const t = translatorFor("zh");
  await whenILookUp(page, "zh", key);
  await page.getByRole("link", { name: t("case.contact.change") }).click();
  await page
    .locator("label", { hasText: t("case.contact.email") })
    .first()
    .click();
  await page.getByRole("textbox", { name: t("case.contact.email") }).fill("not an address");
  await whenIPress(page, "case.contact.save");
  await expect(page.getByRole("alert")).toContainText(t("case.contact.problems.wrong_form"));
  await page.getByRole("textbox", { name: t("case.contact.email") }).fill("li.lei@example.com");
  await whenIPress(page, "case.contact.save");
  await expect(main(page)).toContainText("l***@e***");
  await page.getByRole("link", { name: t("case.contact.change") }).click();
  await page.locator("label", { hasText: t("case.contact.noneChoice") }).click();
  await whenIPress(page, "case.contact.save");
  await expect(main(page)).toContainText(t("case.contact.none"));
});

test("every page of following up is accessible and fits (A11Y-01, A11Y-04)", async ({ visitor }) => {
  test.slow();
  const key = await givenAReport();
  const supplement = { action: "request_supplement", ground: "order_proof", message: "请补充订单截图。" } as const;
  await whenStaffDecide(key, "complaint", supplement);
  const page = await visitor();
  await whenILookUp(page, "zh", { ...key, code: "1" });
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await whenILookUp(page, "zh", key);
  await thenISeeWhereItStands(page, key);
  await markReport(key.reference);
  for (const path of ["status", "evidence", "contact", "withdraw?track=report", "contest?track=report", "appeal"]) {
    await page.goto(`/zh/case/${path}`);
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.setViewportSize(DESK);
    await expectNoOverflow(page);
    await page.setViewportSize(PHONE);
  }
});
