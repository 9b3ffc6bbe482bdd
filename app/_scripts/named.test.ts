import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";

const NAMED = /"([a-z-]+\.js)"|\/assets\/([a-z-]+\.js)/g;

it("every script is one that something names, and nothing names one that is not there", () => {
  const sources = globSync("app/**/*.{ts,tsx,js}").filter((file) => !/\.(test|fixture)\./.test(file));
  const named = sources.flatMap((file) => {
    const found = [...readFileSync(file, "utf8").matchAll(NAMED)];
    return found.map(([, alone, served]) => alone ?? served ?? "");
  });
  const there = globSync("app/_scripts/*.js").map((file) => basename(file));
  expect([...new Set(named)].sort()).toEqual(there.sort());
});

it("a script waits until the page is there: one that comes out of a browser's store may be faster than the page", () => {
  const hasty = globSync("app/**/*.tsx").filter((file) => /<script[^>]*\sasync\b/.test(readFileSync(file, "utf8")));
  expect(hasty).toEqual([]);
});
