import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: [
      "lib/**/*.test.ts",
      "lib/**/*.test.tsx",
      "app/**/*.test.ts",
      "app/**/*.test.tsx",
      "bench/**/*.test.ts",
      "prisma/**/*.test.ts",
    ],
    globalSetup: ["lib/infra/testing/prepare-suite.ts"],
    setupFiles: ["lib/infra/testing/worker-database.ts"],
    // A quarter past the hour and five ahead of UTC: a forgotten time zone fails at once.
    env: { TZ: "Asia/Kathmandu" },
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
