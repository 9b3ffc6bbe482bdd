import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { changesTheProcess, testFiles } from "./test-files";

/** What prepares a worker for every file alike. */
const PREPARES = ["lib/infra/testing/quiet-console.ts", "lib/infra/testing/worker-database.ts"];

test("every test file runs once", () => {
  const { pure, database, apart } = testFiles();
  const all = globSync("{lib,app,bench,prisma,scripts}/**/*.test.{ts,tsx}");
  expect([...pure, ...database, ...apart].sort()).toEqual(all.sort());
});

test("a file that changes its process says so itself: no helper does it behind its back", () => {
  const helpers = globSync("{lib,app,bench,prisma,scripts}/**/*.{ts,tsx}").filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  expect(helpers.filter((file) => changesTheProcess(readFileSync(file, "utf8"))).sort()).toEqual(PREPARES);
});

test.each([
  ['vi.stubEnv("SMTP_URL", url)', true],
  ['vi.mock("next/headers", () => ({}))', true],
  ['vi.spyOn(console, "warn")', false],
])("%s changes the process: %s", (text, changes) => {
  expect(changesTheProcess(text)).toBe(changes);
});
