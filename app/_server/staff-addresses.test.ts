import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addressesThere, OUTSIDE_ROWS, STAFF_ROWS } from "@/app/_server/testing/access-list";

const FOLDER = "app/[locale]/(staff)/staff";
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
const holding = (name: RegExp, words: RegExp) =>
  files.filter((file) => name.test(file) && !words.test(readFileSync(join(FOLDER, file), "utf8")));

test("an address of the staff side that takes forms answers a reload or Enter, too", () => {
  expect(holding(/(^|\/)route\.tsx?$/, /export (const|async function|function) GET\b/)).toEqual([]);
});

/** What the framework would draw or answer by itself, and what would need its runtime in the browser. */
const OF_THE_FRAMEWORK =
  /(^|\/)(page|layout|template|default|error|loading|(global-)?not-found|global-error|sitemap|robots|manifest|(apple-)?icon|(opengraph|twitter)-image)\d?\.[jt]sx?$/;
const OF_THE_RUNTIME = /^\s*["']use client["']|<Suspense\b/m;

test("no page is the framework's: each is plain HTML that needs none of its script", () => {
  const all = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => /\.[jt]sx?$/.test(file));
  const sources = all.filter((file) => !file.includes(".test."));
  const theirs = (file: string) =>
    OF_THE_FRAMEWORK.test(file) || OF_THE_RUNTIME.test(readFileSync(join("app", file), "utf8"));
  expect(sources.filter(theirs)).toEqual([]);
  const elsewhere = ["pages", "src", "middleware.ts", "proxy.ts", "instrumentation.ts"];
  expect(elsewhere.filter((name) => existsSync(name))).toEqual([]);
});

test.each(["staff", "outside"] as const)(
  "SEC-05 every address (%s) stands in access-matrix.txt, with each of its methods, and nothing else does",
  (part) => {
    const rows = part === "staff" ? STAFF_ROWS : OUTSIDE_ROWS;
    const listed = rows.map(({ method, address }) => `${method} ${address}`);
    expect(listed.toSorted()).toEqual(addressesThere()[part].toSorted());
  },
);
