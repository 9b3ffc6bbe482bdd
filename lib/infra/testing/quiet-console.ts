import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, inject, vi } from "vitest";

// A new data folder for each file, beside its own database: what one test sweeps is not another's. Keys, and the folder's name, stay the worker's.
const own = join(inject("dataDir"), `worker-${process.pid}`);
rmSync(own, { recursive: true, force: true });
mkdirSync(own);
for (const name of readdirSync(inject("dataDir"))) {
  if (/^(secrets|custodian|vault)[\w-]*\.\w+$/.test(name)) copyFileSync(join(inject("dataDir"), name), join(own, name));
}
vi.stubEnv("DATA_DIR", own);
// As it is served: the development build of React takes a picture of the stack for every element.
vi.stubEnv("NODE_ENV", "production");

// A warning that nobody reads is a failure that nobody sees.
const noises = ["error", "warn"] as const;
beforeEach(() => {
  for (const noise of noises) {
    vi.spyOn(console, noise).mockImplementation((...words: unknown[]) => {
      throw new Error(`unexpected console.${noise}: ${words.join(" ")}`);
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});
