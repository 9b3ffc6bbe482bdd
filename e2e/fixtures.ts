import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";

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
      const context = await browser.newContext({ baseURL: origin(), viewport: PHONE, locale: "zh-CN", ...options });
      listenForNoise(context, noises);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(noises, "nothing unexpected in the browser's console").toEqual([]);
  },
});

/** No violation of WCAG 2.2 A and AA that axe can see, in light and in dark (A11Y-01). */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" }); // a colour on its way to another has no contrast of its own
    const found = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    const said = found.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`,
    );
    expect(said, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** The page fits its window: nothing makes a phone scroll sideways (A11Y-04). */
export async function expectNoOverflow(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `${page.url()} is wider than its window`).toBeLessThanOrEqual(window ?? 0);
}

export { expect };
