import type { Locator, Page } from "@playwright/test";
import { translatorFor } from "@/lib/i18n/translator";
import { expect, PHONE, test } from "./fixtures";
import { readReceipt, screenshot } from "./reporter";

const t = translatorFor("zh");
/** More stops than any page of ours has. */
const FAR = 80;

/** What is wrong with the place where the keyboard is: that it cannot be seen, or that nothing shows it. */
function faultOfFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const name = here.outerHTML.slice(0, 120);
    const box = here.getBoundingClientRect();
    const inView = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
    if (!inView) return `out of view: ${name}`;
    const shows = (element: Element | null) => {
      const { outlineStyle, outlineWidth } = element
        ? getComputedStyle(element)
        : { outlineStyle: "none", outlineWidth: "0" };
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    return [here, here.closest("label"), here.parentElement].some(shows) ? null : `nothing shows the focus: ${name}`;
  });
}

/** Goes on with Tab, and at every stop looks whether one sees where one is. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  const arrived = () => there.evaluateAll((all) => all.some((one) => one === document.activeElement));
  for (let stops = 0; stops < FAR; stops++) {
    await page.keyboard.press("Tab");
    expect(await faultOfFocus(page), page.url()).toBeNull();
    if (await arrived()) return;
  }
  throw new Error(`${there} is out of the keyboard's reach on ${page.url()}`);
}

async function type(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, page.locator(`main [name=${name}]`));
  await page.keyboard.insertText(words);
}

/** Radios are one stop; arrows choose among them. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const radios = page.locator(`main input[name=${name}]`);
  await tabTo(page, radios);
  await page.keyboard.press("Space");
  const chosen = () => page.locator(`main input[name=${name}]:checked`).getAttribute("value");
  const count = await radios.count();
  for (let steps = 0; steps < count && (await chosen()) !== value; steps++) await page.keyboard.press("ArrowDown");
  expect(await chosen()).toBe(value);
}

async function press(page: Page, there: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, there);
  await page.keyboard.press(key);
}

const goOn = (page: Page) => press(page, page.locator("main form > .button").last());
const onPage = (page: Page, path: string) => expect(page).toHaveURL(new RegExp(`/zh${path}(\\?|#|$)`));

test("A11Y-02 a whole report and its follow-up by the keyboard alone, and one always sees where one is", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: PHONE });
  await page.goto("/zh");
  await press(page, page.locator(".door.first a, a.door.first"));
  await onPage(page, "/report/what");
  await choose(page, "kind", "cashback_card");
  await goOn(page);
  await onPage(page, "/report/where");
  await goOn(page);
  await expect(page.locator(".error-summary"), "what is missing is said where the keyboard is").toBeFocused();
  await press(page, page.locator(".error-summary a"));
  await expect(page.locator("main [aria-invalid=true]").first(), "its link leads to the field").toBeFocused();
  expect(await faultOfFocus(page)).toBeNull();
  await type(page, "shopName", "好味零食铺");
  await type(page, "platform", "拼多多");
  await goOn(page);
  await onPage(page, "/report/seen");
  await type(page, "story", "包裹里有一张卡，说晒五星好评返 5 元红包。");
  await goOn(page);
  await onPage(page, "/report/files");
  const chooser = page.waitForEvent("filechooser");
  await press(page, page.locator("main [name=files]"));
  await (await chooser).setFiles({ name: "卡.png", mimeType: "image/png", buffer: await screenshot("返现") });
  await expect(page.locator(".thumbs > li")).toHaveCount(1);
  await press(page, page.locator("button[name=do][value=continue]"));
  await onPage(page, "/report/wish");
  await choose(page, "wish", "report");
  await goOn(page);
  await onPage(page, "/report/contact");
  await choose(page, "contactKind", "none");
  await goOn(page);
  await onPage(page, "/report/check");
  await goOn(page);
  const { reference, code } = await readReceipt(page);

  await page.goto("/zh/case");
  await type(page, "reference", reference);
  await type(page, "code", code);
  await press(page, page.getByRole("button", { name: t("case.lookUp.submit") }));
  await onPage(page, "/case/status");
  await type(page, "body", "卡片背面还有一个微信号。");
  await press(page, page.getByRole("button", { name: t("case.messages.send") }));
  await expect(page.getByRole("main")).toContainText("卡片背面还有一个微信号。");
  await press(page, page.locator("form[action$='/leave'] button"));
  await expect(page.getByRole("main")).not.toContainText(reference);
});
