import { type Browser, type BrowserContext, type CDPSession, chromium as driver, type Page } from "@playwright/test";
import { browserLaunch } from "@/lib/infra/testing/browser";

export async function launchBrowser(): Promise<Browser> {
  return driver.launch(await browserLaunch());
}

export type Cookies = ReadonlyMap<string, string>;
export type ColdPage = { context: BrowserContext; page: Page; cdp: CDPSession };

/** A profile that has never been here, but for the cookies of the journey so far: a 360 px phone with an empty cache. */
export async function openCold(browser: Browser, origin: string, cookies: Cookies): Promise<ColdPage> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: "zh-CN",
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  // By the protocol itself: the driver names a domain, which a `__Host-` cookie must not have.
  for (const [name, value] of cookies) {
    await cdp.send("Network.setCookie", { name, value, url: origin, path: "/", secure: name.startsWith("__Host-") });
  }
  return { context, page, cdp };
}

/** @throws {Error} when the page sent the browser elsewhere: another page would be measured in its name. */
export async function visit({ page }: ColdPage, origin: string, path: string): Promise<void> {
  await page.goto(origin + path, { waitUntil: "load" });
  const { pathname } = new URL(page.url());
  if (pathname !== new URL(path, origin).pathname) throw new Error(`${path} led to ${pathname}`);
}
