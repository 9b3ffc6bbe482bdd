import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { verifyPacket } from "@/lib/evidence/packet/verify-packet";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { addDraftFile } from "@/lib/reports/add-draft-file";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { DESK, expect, expectAccessible, expectNoOverflow, origin, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const ADDRESS = "192.0.2.61";

/** A report with two files, which the worker has looked at and sealed. */
async function givenACaseWithFiles(seed: number): Promise<string> {
  const token = await answerDraft();
  for (const at of [0, 1]) {
    const file = { name: `截图${at}.png`, content: [await screenshot("png", seed + at)] };
    const kind = at === 0 ? "cashback_card" : "chat";
    expect(await addDraftFile({ token, address: ADDRESS, file, kind })).toMatchObject({ ok: true });
  }
  const filed = await submitReport({ token, locale: "zh", address: ADDRESS, puzzle: "" });
  if (!filed.ok) throw new Error(filed.reason);
  const { reference } = filed.receipt.receipt;
  const unsealed = () => db.evidence.count({ where: { case: { reference }, sealedKey: null } });
  await expect.poll(unsealed, { timeout: 120_000 }).toBe(0);
  return reference;
}

async function whenTheWorkerHasMadeIt(page: Page): Promise<void> {
  const link = page.locator('a[href*="/packet/made/"]').first();
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 120_000 });
}

test("an officer says what an item proves, makes the packet and takes it; the checker accepts it", async ({
  visitor,
}, info) => {
  const reference = await givenACaseWithFiles(900);
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["case_officer"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  await page.getByRole("link", { name: t("packet.link") }).click();
  const first = page.locator("main details").first();
  await first.locator("summary").click();
  await first.locator("[name=purpose]").fill("证明该店用五元红包换取五星评价。");
  await first.getByRole("button", { name: t("packet.save") }).click();
  await expect(page.getByRole("status")).toContainText(t("packet.described", { n: 1 }));
  await page.getByRole("button", { name: t("packet.make") }).click();
  await expect(page.getByRole("status")).toContainText(t("packet.made"));
  await whenTheWorkerHasMadeIt(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('a[href*="/packet/made/"]').first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${reference}-[0-9a-f]{8}\\.zip$`));
  const file = info.outputPath("packet.zip");
  await download.saveAs(file);
  const key = await (await fetch(`${origin()}/zh/figures/checkpoints/key`)).text();
  const verdict = await verifyPacket(file, key);
  expect(verdict.findings.filter(({ result }) => result === "bad")).toEqual([]);
  const keyFile = info.outputPath("key.pem");
  writeFileSync(keyFile, key);
  const checker = ["--import", "tsx", "lib/evidence/packet/verify-packet.cli.ts", file, "--key", keyFile];
  expect(execFileSync(process.execPath, checker, { encoding: "utf8" })).toContain("核对通过");
});

test("the page of packets fits a phone and is accessible", async ({ visitor }) => {
  const reference = await givenACaseWithFiles(920);
  const page = await visitor({ viewport: PHONE });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto(`/zh/staff/cases/${reference}/packet`);
  await page.locator("main form button").first().click();
  await whenTheWorkerHasMadeIt(page);
  await page.locator("main details summary").first().click();
  await expectNoOverflow(page);
  await expectAccessible(page);
});

test("somebody who may not make packets finds neither the link nor the page", async ({ visitor }) => {
  const reference = await givenACaseWithFiles(940);
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto(`/zh/staff/cases/${reference}`);
  await expect(page.getByRole("link", { name: t("packet.link") })).toHaveCount(0);
  const answer = await page.goto(`/zh/staff/cases/${reference}/packet`);
  expect(answer?.status()).toBe(404);
});
