import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";

/** A cheap phone: what most reporters hold. */
export const PHONE = { width: 360, height: 740 } as const;
export const DESK = { width: 1280, height: 800 } as const;

type Fixtures = {
  /** Opens a fresh browser profile at the product; closed with the test. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
};

export function origin(): string {
  const at = process.env.E2E_ORIGIN;
  if (!at) throw new Error("start-product.ts did not run");
  return at;
}

/** What the launcher has printed so far: the one-time set-up address stands there. */
export function launcherOutput(): string {
  return readFileSync(join(process.env.DATA_DIR ?? "", "launch.log"), "utf8");
}

/** Fails on what the page itself would only mutter: script errors, blocked resources, failed requests. */
function listenForNoise(context: BrowserContext, noises: string[]): void {
  context.on("weberror", (error) => noises.push(`script error: ${error.error().message}`));
  context.on("console", (message) => {
    // A 4xx answer that a test asks for is reported by the browser as an error of the page.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      noises.push(message.text());
  });
}

export const test = base.extend<Fixtures>({
  visitor: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const noises: string[] = [];
    await use(async (options = {}) => {
      // A colour on its way to another has no contrast of its own: nothing moves from the start.
      const still = { reducedMotion: "reduce" } as const;
      const place = { baseURL: origin(), viewport: PHONE, locale: "zh-CN" };
      const context = await browser.newContext({ ...place, ...still, ...options });
      listenForNoise(context, noises);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(noises, "nothing unexpected in the browser's console").toEqual([]);
  },
});

/** What a page's colours can break: the rest is the same in the dark, and the colours in every language. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ALL: RunOptions = { runOnly: { type: "tag", values: WCAG } };
const BUT_COLOUR: RunOptions = {
  ...ALL,
  rules: Object.fromEntries(OF_COLOUR.map((rule) => [rule, { enabled: false }])),
};
const COLOUR: RunOptions = { runOnly: { type: "rule", values: OF_COLOUR } };

/** The smaller of the package's two builds, which is half the reading for each page that takes it in. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Puts axe into the page as it stands; by the browser's own wire, which costs half of what `page.evaluate` does. */
async function bringAxe(page: Page): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Runtime.evaluate", { expression: `${AXE};0` });
  await wire.detach();
}

/** What axe finds wrong with the page as it stands; axe must be in it. No page of ours holds another one in a frame. */
async function violations(page: Page, colorScheme: "light" | "dark", asked: RunOptions): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  return page.evaluate(
    async (options) => {
      const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(options);
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    },
    // Nothing to fetch beforehand: all of a page's style is its own.
    { ...asked, resultTypes: ["violations"], preload: false } satisfies RunOptions,
  );
}

/** No violation of WCAG 2.2 A and AA that axe can see, in light and in dark (A11Y-01). */
export async function expectAccessible(page: Page): Promise<void> {
  const inChinese = (await page.locator("html").getAttribute("lang"))?.startsWith("zh");
  await bringAxe(page);
  expect(await violations(page, "light", inChinese ? ALL : BUT_COLOUR), `${page.url()} in light`).toEqual([]);
  if (inChinese) expect(await violations(page, "dark", COLOUR), `${page.url()} in dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
}

/** The page fits its window: nothing makes a phone scroll sideways (A11Y-04). */
export async function expectNoOverflow(page: Page): Promise<void> {
  await page.waitForLoadState(); // half a page, without its style, is as wide as it likes
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `${page.url()} is wider than its window`).toBeLessThanOrEqual(window ?? 0);
}

export { expect };
