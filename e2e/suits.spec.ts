import { randomUUID } from "node:crypto";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");

/** A case with a packet, two hundred people affected, and a talk with the authorities. */
async function givenACaseOfMany() {
  const filed = await fileCase({ at: new Date("2024-04-10T02:20:00Z") });
  const { caseId } = filed;
  const at = new Date("2024-04-22T02:00:00Z");
  const by = randomUUID();
  const made = { readyAt: at, storageKey: "none", sha256: "ab".repeat(32), bytes: 1n, summary: {} };
  await db.evidencePacket.create({ data: { caseId, askedById: by, askedAt: at, ...made } });
  const people = { kind: "consumers", low: 180n, high: 220n, source: "平台来函", recordedById: by, at, onceKey: by };
  await db.moneyEntry.create({ data: { caseId, ...people } });
  const said = { actorKind: "staff", staffId: by, told: true };
  const data = { target: "市场监督管理局", from: "verifying", to: "transferred", ground: "other_authority" };
  await db.caseEvent.create({ data: { caseId, trackKind: "report", kind: "transfer", ...said, data, at } });
  return filed;
}

test("N25 a suit is prepared from a case, refused while papers are missing, and filed; without script", async ({
  visitor,
}) => {
  const { reference, code } = await givenACaseOfMany();
  const desk = await visitor({ viewport: DESK, javaScriptEnabled: false });
  const main = desk.locator("main");
  const press = (key: string) => main.getByRole("button", { name: t(key), exact: true }).click();
  await signIn(desk, await anOfficer(["supervisor"], "沈怀瑾"));
  await desk.goto(`/zh/staff/cases/${reference}`);
  await desk.getByRole("link", { name: t("suits.prepare.link") }).click();
  await expect(desk.locator("[name=cases]")).toHaveValue(reference);
  await desk.locator("[name=defendant]").fill("某文化传播公司");
  await press("suits.prepare.button");
  await expect(main).toContainText(t("suits.done.prepared"));

  await main.getByText(t("suits.moves.file"), { exact: true }).first().click();
  await desk.locator("#file-day").fill("2024-04-28");
  await desk.locator("#file-court").fill("成都市中级人民法院");
  await desk.locator("#file-number").fill("（2024）川01民初1号");
  await press("suits.moves.file");
  const errors = desk.locator(".error-summary");
  for (const gap of ["complaint_missing", "claims_missing", "statement_missing"]) {
    await expect(errors).toContainText(t(`suits.gaps.${gap}`));
  }
  await expect(errors).not.toContainText(t("suits.gaps.packet_missing"));
  await expect(desk.locator("#file-court")).toHaveValue("成都市中级人民法院");

  for (const claim of ["stop", "apologise"])
    await main.locator("label", { hasText: t(`suits.claims.${claim}`) }).click();
  await desk.locator("[name=complaint]").fill("被告招募“体验官”到店消费，要求发布五星评价后返还餐费。");
  await desk.locator("[name=harm]").fill("评价对所有人公开，受误导的消费者无法一一指明。");
  await press("suits.write.save");
  await expect(main).toContainText(t("suits.done.written"));
  await main.getByText(t("suits.moves.file"), { exact: true }).first().click();
  await desk.locator("#file-day").fill("2024-04-28");
  await desk.locator("#file-court").fill("成都市中级人民法院");
  await desk.locator("#file-number").fill("（2024）川01民初1号");
  await press("suits.moves.file");
  await expect(main).toContainText(t("suits.done.file"));
  await expect(main).toContainText("法院告知主管部门已立案");

  const reader = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  await reader.goto("/zh/case");
  await reader.locator("[name=reference]").fill(reference);
  await reader.locator("[name=code]").fill(code);
  await reader.locator("main form button[type=submit]").first().click();
  await expect(reader.locator("main")).toContainText(t("case.events.suit_filed"));
});

test("N25 A11Y-01 a bad day is refused beside its field; board and suit are accessible and fit a phone", async ({
  visitor,
}) => {
  const { reference } = await givenACaseOfMany();
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto("/zh/staff/suits/prepare");
  await page.locator("[name=defendant]").fill("某公司");
  await page.locator("[name=cases]").fill("ZP26-2222-2222");
  await page.locator("main form button").first().click();
  await expect(page.locator(".error-summary")).toContainText("ZP26-2222-2222");
  await page.locator("[name=cases]").fill(reference);
  await page.locator("main form button").first().click();
  await expect(page).toHaveURL(/\/staff\/suits\/[\da-f-]{36}/);
  await page.locator("main summary", { hasText: t("suits.moves.withdraw") }).click();
  await page.locator("#withdraw-words").fill("证据不足。");
  await page.locator("main button[value=withdraw]").click();
  await expect(page.locator("#withdraw-day-error")).toBeVisible();
  await expect(page.locator("#withdraw-words")).toHaveValue("证据不足。");
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
  await page.goto("/zh/staff/suits");
  await expectNoOverflow(page);
  await expectAccessible(page);
});

test("N25 G5 a suit that is withdrawn leaves its hold standing, and page, case and approvals say where to ask", async ({
  visitor,
}) => {
  test.setTimeout(120_000);
  const { reference } = await givenACaseOfMany();
  const desk = await visitor({ viewport: DESK });
  const main = desk.locator("main");
  const defendant = `退诉公司${randomUUID().slice(0, 8)}`;
  await signIn(desk, await anOfficer(["supervisor"], "沈怀瑾"));
  await desk.goto(`/zh/staff/suits/prepare?case=${reference}`);
  await desk.locator("[name=defendant]").fill(defendant);
  await main.getByRole("button", { name: t("suits.prepare.button"), exact: true }).click();
  await expect(main).toContainText(t("suits.holds.kept", { reference }));
  await main.locator("summary", { hasText: t("suits.moves.withdraw") }).click();
  await desk.locator("#withdraw-day").fill("2024-05-06");
  await desk.locator("#withdraw-words").fill("证据不足，不再提起。");
  await main.locator("button[value=withdraw]").click();
  const values = { how: t("suits.holds.how.withdraw"), day: "2024年5月6日" };
  await expect(main).toContainText(t("suits.holds.over", { ...values, count: 1 }));
  await expectAccessible(desk);

  await desk.goto("/zh/staff/suits");
  const row = main.getByRole("row", { name: defendant });
  await expect(row).toContainText(t("suits.holds.onBoard", { count: 1 }));
  await desk.goto("/zh/staff/approvals");
  await expect(main).toContainText(t("suits.holds.waiting"));
  await main.getByRole("link", { name: defendant }).click();
  await main.getByRole("link", { name: t("suits.holds.ask", { reference }) }).click();
  await expect(main).toContainText(t("suits.holds.onCase", { ...values, defendant }));

  await desk.goto(`/zh/staff/cases/${reference}`);
  await expect(main).toContainText(t("litigation.banner"));
  await main.getByRole("link", { name: t("suits.holds.askHere") }).click();
  await main.locator("summary", { hasText: t("litigation.lift.open") }).click();
  await desk.locator("[name=purpose]").first().selectOption("matter_ended");
  await main
    .locator("form", { has: desk.locator("[name=hold]") })
    .locator("[name=reason]")
    .fill("诉讼已撤回。");
  await main.locator("button[value=lift]").click();
  await expect(main).toContainText(t("suits.holds.onCaseAsked", { ...values, defendant }));
  await expectAccessible(desk);
  await desk.setViewportSize(PHONE);
  await expectNoOverflow(desk);
  await desk.goto("/zh/staff/approvals");
  await expect(main).not.toContainText(defendant);
});
