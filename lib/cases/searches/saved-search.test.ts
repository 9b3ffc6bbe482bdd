import { describe, expect, it } from "vitest";
import { capped, changeSearchSchema, passing, saveSearchSchema, searchFault } from "./saved-search";

const FORM = { id: "01890a5d-ac96-774b-bcce-b302099a8057", name: "名", shared: false, digest: false, above: "" };

describe("C6 the form of a saved search", () => {
  it.each([
    ["", "name_missing"],
    ["  \n ", "name_missing"],
    ["名".repeat(61), "name_too_long"],
    ["名".repeat(20_000), "name_too_long"],
  ])("refuses the name %#", (name, fault) => {
    const read = saveSearchSchema.safeParse({ name, list: "", shared: false });
    expect(searchFault(read.error?.issues ?? [])).toBe(fault);
  });

  it("puts a name on one line and takes out what could turn its direction", () => {
    expect(saveSearchSchema.parse({ name: " 返现\n\u202e卡 ", list: "", shared: false }).name).toBe("返现 卡");
  });

  it.each(["0", "100", "-1", "1.5", "x", "１"])("C7 takes no threshold of %s", (above) => {
    const read = changeSearchSchema.safeParse({ ...FORM, above });
    expect(searchFault(read.error?.issues ?? [])).toBe("above_unreadable");
  });

  it("C7 reads a threshold, and none", () => {
    expect(changeSearchSchema.parse({ ...FORM, above: " 12 " }).above).toBe(12);
    expect(changeSearchSchema.parse(FORM).above).toBeNull();
  });
});

describe("C6 a count", () => {
  it.each([
    [0, 0, false],
    [99, 99, false],
    [100, 99, true],
  ])("of %d is shown as %d, more: %s", (found, count, more) => {
    expect(capped(found)).toEqual({ count, more });
  });
});

describe("C7 a threshold", () => {
  it.each([
    [5, false, 5, null],
    [5, false, 6, "up"],
    [5, true, 6, null],
    [5, true, 5, "down"],
    [null, false, 99, null],
    [null, true, 99, "down"],
  ] as const)("above %s, told %s, now %d: %s", (above, isAbove, found, change) => {
    expect(passing({ above, isAbove }, found)).toBe(change);
  });
});
