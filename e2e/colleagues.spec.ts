import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const today = shanghaiDate(new Date());

test("C4 a supervisor notes an absence and hands cases over; the substitute sees them meanwhile", async ({
  visitor,
}) => {
  const { reference } = await caseForTest({ tracks: ["report"] });
  const [ill, standIn] = [await anOfficer(["reviewer"], "吴病假"), await anOfficer(["reviewer"], "郑代办")];
  await assignCase(await staffForTest("supervisor"), { reference, to: ill.id, seen: "" });
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["supervisor"]));
  await page.goto("/zh/staff");
  await page.getByRole("link", { name: t("colleagues.title") }).click();
  await page.locator("[name=staffId]").selectOption(ill.id);
  await page.locator("[name=first]").fill(today);
  await page.locator("[name=last]").fill(addDays(today, -1));
  await page.locator("[name=substituteId]").selectOption(standIn.id);
  await page.getByRole("button", { name: t("colleagues.absence.send") }).click();
  await expect(page.getByRole("alert")).toContainText(t("colleagues.problems.span_wrong"));
  await page.locator("[name=last]").fill(addDays(today, 2));
  await page.getByRole("button", { name: t("colleagues.absence.send") }).click();
  await expect(page.locator("tr", { hasText: "吴病假" })).toContainText("郑代办");
  const mine = await visitor({ viewport: DESK });
  await signIn(mine, standIn);
  await mine.goto("/zh/staff?mine=1");
  await expect(mine.locator(".queue")).toContainText(reference);
  await page.locator("tr", { hasText: "吴病假" }).getByRole("link").click();
  await page.locator("[name=to]").selectOption(standIn.id);
  await page.getByRole("button", { name: t("colleagues.handOver.send", { count: 1 }) }).click();
  await expect(page.getByRole("status")).toContainText(t("colleagues.done.moved", { moved: 1 }));
  await mine.goto(`/zh/staff/cases/${reference}`);
  await expect(mine.locator(".desk")).toContainText("归郑代办办");
});

for (const locale of ["zh", "en"] as const) {
  test(`A11Y-01 the page of colleagues is accessible and fits a phone (${locale})`, async ({ visitor }) => {
    const page = await visitor({ viewport: PHONE });
    await signIn(page, await anOfficer(["supervisor"]));
    await page.goto(`/${locale}/staff/colleagues`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    await page.setViewportSize(DESK);
    await expectAccessible(page);
  });
}
