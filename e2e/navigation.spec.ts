import { DESK, expect, expectAccessible, expectNoOverflow, PHONE, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const EVERYTHING = ["supervisor", "administrator", "auditor"] as const;

test("the navigation is one line, opens by the keyboard without script, and says where one is", async ({ visitor }) => {
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(EVERYTHING, "欧阳审核员"));
  for (const [locale, group, place] of [
    ["zh", "管理", "人员"],
    ["en", "House", "People"],
  ] as const) {
    await page.goto(`/${locale}/staff`);
    const bar = await page.locator(".staff-bar").boundingBox();
    expect(bar?.height, `one line in ${locale}`).toBeLessThan(60);
    await page.getByRole("button", { name: new RegExp(`^${group}`) }).press("Enter");
    await page.getByRole("link", { name: place, exact: true }).press("Enter");
    await expect(page).toHaveURL(`/${locale}/staff/people`);
    // Behind it may stand how much waits there.
    await expect(page.locator(".staff-bar .nav-group[aria-current]")).toHaveText(new RegExp(`^${group}${place}`));
  }
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page);
});

test("an open group is accessible on a phone and closes with Escape", async ({ visitor }) => {
  const page = await visitor();
  await signIn(page, await anOfficer(EVERYTHING));
  await page.goto("/zh/staff");
  const group = page.getByRole("button", { name: /^管理/ });
  await group.click();
  await expect(page.getByRole("link", { name: "人员", exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "人员", exact: true })).toBeHidden();
  await expect(group).toBeFocused();
});
