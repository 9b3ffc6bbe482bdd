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

/** What the framework would draw by itself, and what would need its runtime in the browser. */
const OF_THE_FRAMEWORK =
  /(^|\/)(page|layout|template|default|error|loading|(global-)?not-found|global-error)\.[jt]sx?$/;
const OF_THE_RUNTIME = /^\s*["']use client["']|<Suspense\b/m;

test("no page is the framework's: each is plain HTML that needs none of its script", () => {
  const all = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => /\.[jt]sx?$/.test(file));
  const sources = all.filter((file) => !file.includes(".test."));
  const theirs = (file: string) =>
    OF_THE_FRAMEWORK.test(file) || OF_THE_RUNTIME.test(readFileSync(join("app", file), "utf8"));
  expect(sources.filter(theirs)).toEqual([]);
});

/** Where nobody is signed in yet, and every address that there is not. */
const DOORS = /^\/(sign-in|setup|invite|\[\.\.\.path\])(\/|$)/;

test("SEC-05 every address of the staff side stands in access-matrix.txt, with each of its methods, and nothing else does", () => {
  const addresses = files.filter((file) => /(^|\/)route\.tsx?$/.test(file));
  const there = addresses.flatMap((file) => {
    const address = `/${file.replace(/\/?route\.tsx?$/, "")}`;
    const exported = [...readFileSync(join(FOLDER, file), "utf8").matchAll(/export const (\w+) =/g)];
    return DOORS.test(address) ? [] : exported.map(([, method]) => `${method} ${address}`);
  });
  const lines = readFileSync("app/_server/access-matrix.txt", "utf8").split("\n");
  const listed = lines.filter((line) => /^(GET|POST) /.test(line)).map((line) => line.split(/\s+/, 2).join(" "));
  expect(listed.toSorted()).toEqual(there.toSorted());
});
