import { afterEach, beforeEach, inject, vi } from "vitest";

vi.stubEnv("DATA_DIR", inject("dataDir"));
vi.stubEnv("NODE_ENV", "test");

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
