import { expect, expectAccessible, test } from "./fixtures";

test("the bare address leads to the language that the browser asks for", async ({ visitor }) => {
  const chinese = await visitor({ locale: "zh-CN" });
  await chinese.goto("/");
  await expect(chinese).toHaveURL(/\/zh$/);
  const english = await visitor({ locale: "en-GB" });
  await english.goto("/");
  await expect(english).toHaveURL(/\/en$/);
});

for (const locale of ["zh", "en"]) {
  test(`a page that is not there says so in our own words in ${locale}`, async ({ visitor }) => {
    const page = await visitor();
    const answer = await page.goto(`/${locale}/no/such/page`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("link", { name: locale === "zh" ? "回到首页" : "Go to the home page" })).toBeVisible();
    await expectAccessible(page);
  });
}
