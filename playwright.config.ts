import { defineConfig } from "@playwright/test";
import chromium from "@sparticuz/chromium";

/** Flags that a headless Chromium needs in a container, and those that keep it from asking the network for anything of its own. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/start-product.ts",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: await chromium.executablePath(),
      args: [...chromium.args.filter((flag) => flag !== "--single-process"), ...QUIET],
    },
  },
});
