import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FOLDER = "app/[locale]/(staff)/staff";
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
const holding = (name: RegExp, words: RegExp) =>
  files.filter((file) => name.test(file) && !words.test(readFileSync(join(FOLDER, file), "utf8")));

test("an address of the staff side that takes forms answers a reload or Enter, too", () => {
  expect(holding(/(^|\/)route\.tsx?$/, /export (const|async function|function) GET\b/)).toEqual([]);
});

test("a staff page says what went wrong without script", () => {
  expect(holding(/(^|\/)page\.tsx$/, /export default guardedPage\(/)).toEqual([]);
});
