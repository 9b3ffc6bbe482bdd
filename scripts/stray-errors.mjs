// A reporter for Vitest: writes down of which files the errors came that belong to no test. Its own report leaves them out.
import { mkdirSync, writeFileSync } from "node:fs";

export default class StrayErrors {
  onTestRunEnd(_modules, errors) {
    mkdirSync("test-results", { recursive: true });
    const files = errors.flatMap((error) => error.VITEST_TEST_PATH ?? []);
    writeFileSync("test-results/stray.json", JSON.stringify(files));
  }
}
