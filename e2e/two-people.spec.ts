import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { appendAudit } from "@/lib/audit/append-entry";
import { watchReading } from "@/lib/cases/reading-watch/watch-reading";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { translatorFor } from "@/lib/i18n/translator";
import { db, inTransaction } from "@/lib/infra/db/client";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const press = (page: Page, key: string) => page.getByRole("button", { name: t(key), exact: true }).click();

async function expectWhole(page: Page): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
}

test("T5 an auditor sees unusual reading, asks, hears the person out and sets it aside; without script", async ({
  visitor,
}) => {
  const reader = await anOfficer(["reviewer"], "何好奇");
  const { caseId } = await fileCase({});
  const looked = { actor: { kind: "staff", id: reader.id }, action: "case.read" } as const;
  const looks = Array.from({ length: 10 }, () => ({ ...looked, subject: { kind: "case", id: caseId } as const }));
  await inTransaction((tx) => appendAudit(tx, looks));
  await watchReading();

  const auditor = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(auditor, await anOfficer(["auditor"], "审计员甲"));
  await auditor.goto("/zh/staff/reading");
  await auditor.locator("dl").getByRole("link", { name: "何好奇" }).first().click();
  await expect(auditor.locator("main .tag")).toContainText(t("watch.states.open"));
  await auditor.getByText(t("watch.moves.ask"), { exact: true }).first().click();
  await press(auditor, "watch.moves.ask");
  await expect(auditor.locator(".error-summary")).toContainText(t("watch.problems.words_missing"));
  await auditor.locator("#words-ask").fill("这个案件与您无关，为什么反复打开？");
  await press(auditor, "watch.moves.ask");
  await expect(auditor.locator("main")).toContainText(t("watch.done.ask"));
  const address = new URL(auditor.url()).pathname;
  const colleague = await visitor({ viewport: DESK });
  await signIn(colleague, await anOfficer(["auditor"], "审计员乙"));
  await colleague.goto(address);
  await expectAccessible(colleague);

  const desk = await visitor({ viewport: DESK });
  await signIn(desk, reader);
  await desk.goto("/zh/staff");
  await desk.getByRole("link", { name: t("watch.questions.waiting", { count: 1 }) }).click();
  await press(desk, "watch.questions.answer");
  await expect(desk.locator(".error-summary")).toContainText(t("watch.problems.words_missing"));
  await expectWhole(desk);
  await desk.locator("[name=words]").fill("主管让我对照旧案写培训材料。");
  await press(desk, "watch.questions.answer");
  await expect(desk.locator("main")).toContainText(t("watch.questions.done"));

  await auditor.goto(address);
  await expect(auditor.locator("main")).toContainText("主管让我对照旧案写培训材料。");
  await auditor.getByText(t("watch.moves.set_aside"), { exact: true }).first().click();
  await auditor.locator("#words-set_aside").fill("已向主管核实。");
  await press(auditor, "watch.moves.set_aside");
  await expect(auditor.locator("main .tag")).toContainText(t("watch.states.set_aside"));
});

test("SEC-09 E9 a list leaves the house as a file only after another's word, once; without script", async ({
  visitor,
}) => {
  const { reference } = await fileCase({});
  const officer = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(officer, await anOfficer(["case_officer", "supervisor"], "兼任者"));
  await officer.goto(`/zh/staff?q=${reference}`);
  await officer.getByText(t("searches.save.summary")).click();
  await officer.getByRole("link", { name: t("exports.link") }).click();
  await press(officer, "exports.ask");
  await expect(officer.locator(".error-summary")).toContainText(t("approvals.problems.purpose_missing"));
  await officer.locator("[name=purpose]").selectOption("analysis");
  await officer.locator("[name=reason]").fill("季度分析，用后删除。");
  await press(officer, "exports.ask");
  const own = officer.getByRole("row", { name: t("approvals.acts.case_export") }).first();
  await own.getByRole("link").click();
  await expect(officer.locator("main")).toContainText(t("approvals.ownRequest"));
  await expect(officer.getByRole("button", { name: t("approvals.moves.approve"), exact: true })).toHaveCount(0);
  const address = new URL(officer.url()).pathname;

  const other = await visitor({ viewport: DESK });
  await signIn(other, await anOfficer(["supervisor"], "江主管"));
  await other.goto(address);
  await expect(other.locator("main")).toContainText(t("exports.cases", { count: 1 }));
  await expectWhole(other);
  await press(other, "approvals.moves.approve");

  await officer.goto(address);
  const [download] = await Promise.all([officer.waitForEvent("download"), press(officer, "exports.take")]);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain(reference);
  expect(text).toContain("江主管");
  await officer.goto(address);
  await expect(officer.locator("main .tag")).toContainText(t("approvals.states.done"));
  await expect(officer.getByRole("button", { name: t("exports.take"), exact: true })).toHaveCount(0);
});

test("SEC-09 N33 an approved warning reaches the public only through another supervisor, and can be taken back", async ({
  visitor,
}) => {
  const [writer, approver, publisher] = [
    await anOfficer(["case_officer"]),
    await anOfficer(["supervisor"], "批准人"),
    await anOfficer(["supervisor"], "发布人"),
  ];
  const text = `近期有消费者反映好评返现，线索正在核查（${randomUUID().slice(0, 4)}）。`;
  const shop = `预警店${randomUUID().slice(0, 8)}`;
  const about = { merchant: shop, platform: "taobao", shopName: shop, behaviour: "incentivised_review" };
  const counted = { reporters: 12, windowDays: 30, draftedAt: new Date() };
  const stood = {
    state: "approved",
    version: 2,
    writtenById: writer.id,
    approvedById: approver.id,
    approvedAt: new Date(),
  };
  const { id } = await db.consumerWarning.create({
    data: { ...about, ...counted, ...stood, textZh: text, textEn: text, organisationId: HOME_ORGANISATION },
  });

  const desk = await visitor({ viewport: DESK });
  await signIn(desk, approver);
  await desk.goto(`/zh/staff/warnings/${id}`);
  await expect(desk.locator("main")).toContainText(t("warnings.refusals.own_approval"));
  await expect(desk.getByRole("button", { name: t("warnings.actions.publish"), exact: true })).toHaveCount(0);

  const other = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(other, publisher);
  await other.goto(`/zh/staff/warnings/${id}`);
  await other.locator("[name=until]").fill("2020-01-01");
  await press(other, "warnings.actions.publish");
  await expect(other.locator(".error-summary")).toContainText(t("warnings.faults.until_range", { most: 180 }));
  await other.locator("[name=until]").fill(addDays(shanghaiDate(new Date()), 30));
  await press(other, "warnings.actions.publish");
  await expect(other.locator("main")).toContainText(t("warnings.done.publish"));

  const reader = await visitor();
  await reader.goto("/zh/warnings");
  await expect(reader.locator("main")).toContainText(text);
  await expect(reader.locator("main")).not.toContainText(shop);
  await expectWhole(reader);
  expect(await (await reader.request.get("/zh/warnings/feed")).text()).toContain(text);

  await desk.goto(`/zh/staff/warnings/${id}`);
  await press(desk, "warnings.actions.withdraw");
  await expect(desk.locator(".error-summary")).toContainText(t("warnings.faults.because_missing"));
  await desk.locator("[name=because]").selectOption("not_upheld");
  await press(desk, "warnings.actions.withdraw");
  await reader.reload();
  await expect(reader.locator("main")).toContainText(t("warnings.because.not_upheld"));
  await expect(reader.locator("main")).not.toContainText(text);
});
