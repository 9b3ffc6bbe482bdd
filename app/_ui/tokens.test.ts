import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

const read = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

type Palette = Record<string, string>;

function palette(css: string, selector: string): Palette {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1], found[2]]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const css = read("tokens.css");
const light = palette(css, ":root");
const palettes: [string, Palette][] = [
  ["light", light],
  ["dark", { ...light, ...palette(css, ':root:not([data-theme="light"])') }],
];

const TEXT_PAIRS: [string, string[]][] = [
  ["ink", ["paper", "sheet", "action-wash", "warning-wash", "success-wash", "danger-wash"]],
  ["muted", ["paper", "sheet", "action-wash", "warning-wash", "success-wash"]],
  ["action", ["paper", "sheet", "action-wash", "warning-wash", "success-wash"]],
  ["action-deep", ["paper", "sheet", "action-wash"]],
  ["on-action", ["action", "action-deep"]],
  ["danger", ["paper", "sheet", "action-wash", "danger-wash"]],
  ["on-danger", ["danger"]],
  ["warning", ["paper", "sheet", "warning-wash"]],
  ["success", ["paper", "sheet", "success-wash"]],
  ["paper", ["ink"]],
];
const CONTROL_PAIRS: [string, string[]][] = [
  ["control", ["paper", "sheet", "action-wash"]],
  ["seal", ["paper", "sheet"]],
  ["on-seal", ["seal"]],
  ["focus", ["paper", "sheet", "action-wash", "focus-gap"]],
  ["focus-gap", ["action", "danger", "focus"]],
];

describe.each(palettes)("the %s palette (A11Y-01)", (_name, colours) => {
  const ratio = (front: string, back: string) => contrast(colours[front] ?? "", colours[back] ?? "");
  const flat = (pairs: [string, string[]][]) => pairs.flatMap(([front, backs]) => backs.map((back) => [front, back]));

  test.each(flat(TEXT_PAIRS))("%s can be read on %s", (front = "", back = "") => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(7);
  });

  test.each(flat(CONTROL_PAIRS))("%s stands out from %s", (front = "", back = "") => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(3);
  });
});

test("dark by choice and dark by system are the same dark", () => {
  expect(palette(css, ':root[data-theme="dark"]')).toEqual(palette(css, ':root:not([data-theme="light"])'));
});

test("colours are named in one file only", () => {
  const elsewhere = `${read("public.css")}${read("staff.css")}`.replaceAll("#fff;", "");
  expect(elsewhere.match(/#[0-9a-f]{3,8}\b(?=[;\s])|rgba?\(|hsla?\(/gi) ?? []).toEqual([]);
});

test("large print makes every target at least 48 px, and normal print at least 44 px (A11Y-01)", () => {
  const [normal = 0, large = 0] = [...css.matchAll(/--unit: (\d+)px/g)].map((found) => Number(found[1]));
  const steps = Number(/--target: calc\(var\(--unit\) \* (\d+)\)/.exec(css)?.[1]);
  expect(normal * steps).toBeGreaterThanOrEqual(44);
  expect(large * steps).toBeGreaterThanOrEqual(48);
  expect(large / normal).toBe(1.25);
});

test("what every public page carries stays within 16 kB, 4.5 kB compressed (UX-02)", () => {
  const style = `${css}${read("public.css")}`.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ");
  const packed = style.replace(/ ?([{};,>]) ?/g, "$1").replaceAll(": ", ":");
  expect(packed.length).toBeLessThanOrEqual(16_000);
  expect(gzipSync(packed).length).toBeLessThanOrEqual(4_500);
});
