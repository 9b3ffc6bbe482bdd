import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { testFiles } from "./lib/infra/testing/test-files.ts";

const files = testFiles();
const quiet = "lib/infra/testing/quiet-console.ts";
const onADatabase = [quiet, "lib/infra/testing/worker-database.ts"];
const resolve = { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } };
/** React as the product runs it: the development one takes a picture of the stack for every element. */
const oxc = { jsx: { runtime: "automatic", development: false } } as const;
const common = {
  // A quarter past the hour and five ahead of UTC: a forgotten time zone fails at once.
  env: { TZ: "Asia/Kathmandu" },
  testTimeout: 90_000,
  hookTimeout: 180_000,
};

// Vitest takes an empty list for "everything".
const some = (list: string[]) => (list.length > 0 ? list : ["none"]);

export default defineConfig({
  resolve,
  oxc,
  test: {
    maxWorkers: 2,
    globalSetup: ["lib/infra/testing/prepare-suite.ts"],
    projects: [
      {
        resolve,
        oxc,
        test: { ...common, name: "pure", isolate: false, include: some(files.pure), setupFiles: [quiet] },
      },
      {
        resolve,
        oxc,
        test: { ...common, name: "database", isolate: false, include: some(files.database), setupFiles: onADatabase },
      },
      { resolve, oxc, test: { ...common, name: "apart", include: some(files.apart), setupFiles: onADatabase } },
    ],
  },
});
