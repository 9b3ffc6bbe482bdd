import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TOUR } from "@/bench/public-pages";
import { NO_PAGES, SHOWN_BY } from "@/e2e/shown-to-axe";

/** Each route below the language by its address, with its text. */
const ROUTES = new Map(
  globSync("app/*/*/**/route.{ts,tsx}")
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.startsWith("app/[locale]/("))
    .map((file) => [
      file.replace(/^app\/\[locale\]\/\(\w+\)/, "").replace(/\/route\.tsx?$/, ""),
      readFileSync(file, "utf8"),
    ]),
);
/** Whoever opens such a route is led elsewhere; what its POST draws is the page that it belongs to. */
const LEADS_ELSEWHERE = /GET = (?:backTo\w+|\w+\((?:[^,()]+, )?async \([^)]*\) =>\s*seeOther\()/;
const pages = [...ROUTES].filter(([address, text]) => !LEADS_ELSEWHERE.test(text) && !(address in NO_PAGES));

test("A11Y-01 every page stands in the list of what is shown to axe, and the list names nothing else", () => {
  expect(pages.map(([address]) => address).filter((address) => !(address in SHOWN_BY))).toEqual([]);
  const listed = [...Object.keys(SHOWN_BY), ...Object.keys(NO_PAGES)];
  expect(listed.filter((address) => !ROUTES.has(address))).toEqual([]);
});

/** A spec together with what it has its steps from. */
function textOf(spec: string): string {
  const file = `e2e/${spec}.spec.ts`;
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const steps = [...text.matchAll(/from "\.\/(reporter|staff)"/g)].map(([, name]) => `e2e/${name}.ts`);
  return [text, ...steps.map((step) => readFileSync(step, "utf8"))].join("\n").replaceAll("\\", "");
}

function isMet(address: string, spec: string): boolean {
  const text = textOf(spec);
  const name =
    address
      .replace(/(\/\[\w+\])+$/, "")
      .split("/")
      .at(-1) ?? "";
  const named = new RegExp(`[/"'\`]${name}(?![.\\w-])`);
  return /\b(expectAccessible|onPage)\(/.test(text) && (spec === "every-page" || named.test(text));
}

test("A11Y-01 each page is met by the spec that is said to show it", () => {
  const named = Object.entries(SHOWN_BY).filter(([address]) => !address.endsWith("[...path]"));
  expect(named.filter(([address, spec]) => !isMet(address, spec))).toEqual([]);
});

test("UX-02 every public page is weighed by the benchmark's tour", () => {
  const shown = pages.map(([address]) => address).filter((address) => !/^\/(staff|\[)/.test(address));
  expect(TOUR.toSorted()).toEqual(shown.toSorted());
});
