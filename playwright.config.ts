import { defineConfig } from "@playwright/test";
import { browserLaunch } from "./lib/infra/testing/browser";

/** Those that mostly wait, for a slow line or a process that starts: begun first, they wait while others work. */
const LONG = /\/(upload|surfaces)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/start-product.ts",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  projects: [
    { name: "long", testMatch: LONG },
    { name: "rest", testIgnore: LONG },
  ],
  timeout: 180_000,
  expect: { timeout: 30_000, toMatchAriaSnapshot: { pathTemplate: "e2e/screens/{arg}{ext}" } },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    // A trace of every test would take a third of the time again; `npx playwright test --trace on` shows one that failed.
    screenshot: "only-on-failure",
    launchOptions: await browserLaunch(),
  },
});
