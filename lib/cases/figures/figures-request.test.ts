import { expect, test } from "vitest";
import { figuresAddress, readFiguresRequest } from "./figures-request";
import { partAddress } from "./part";

const KNOWN = { unit: ["u1", "none"], platform: ["taobao"], kind: ["facilitation"], track: ["report"] };
const read = (address: string) => readFiguresRequest(new URLSearchParams(address), KNOWN);

test("C23 without words the last four weeks of everything are shown, piles by unit where there are units", () => {
  const usual = { range: "4w", part: { dimension: "all", value: "" }, by: "unit" };
  expect(read("")).toEqual({ request: usual, faults: [] });
  const without = readFiguresRequest(new URLSearchParams(), { ...KNOWN, unit: ["none"] });
  expect(without.request.by).toBe("platform");
});

test.each([
  ["range=2w", ["range_unknown"]],
  ["part=unit.u2", ["part_unknown"]],
  ["part=unit.", ["part_unknown"]],
  ["part=person.u1", ["part_unknown"]],
  ["part=all.", ["part_unknown"]],
  ["by=person", ["by_unknown"]],
  ["range=__proto__&part=constructor&by=toString", ["range_unknown", "part_unknown", "by_unknown"]],
])("C23 %s is said to be unknown, and the usual is shown", (address, faults) => {
  expect(read(address)).toEqual({ request: read("").request, faults });
});

test.each(["range=1y&part=unit.none&by=kind", "range=13w&part=platform.taobao&by=track", "range=4w&by=unit"])(
  "C23 %s is read and written alike",
  (address) => {
    const { request, faults } = read(address);
    expect(faults).toEqual([]);
    expect(figuresAddress(request, partAddress(request.part)).toString()).toBe(address);
  },
);
