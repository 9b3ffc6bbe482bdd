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

/** Where nobody is signed in yet, and the page that says what went wrong. */
const DOORS = /^\/(sign-in|setup|invite|trouble)\b/;

test("SEC-05 every address of the staff side stands in access-matrix.txt, with each of its methods, and nothing else does", () => {
  const addresses = files.filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file));
  const there = addresses.flatMap((file) => {
    const address = `/${file.replace(/\/?(page|route)\.tsx?$/, "")}`;
    const exported = [...readFileSync(join(FOLDER, file), "utf8").matchAll(/export const (\w+) =/g)];
    const methods = /page\.tsx$/.test(file) ? ["GET"] : exported.map(([, name]) => name);
    return DOORS.test(address) ? [] : methods.map((method) => `${method} ${address}`);
  });
  const lines = readFileSync("app/_server/access-matrix.txt", "utf8").split("\n");
  const listed = lines.filter((line) => /^(GET|POST) /.test(line)).map((line) => line.split(/\s+/, 2).join(" "));
  expect(listed.toSorted()).toEqual(there.toSorted());
});
