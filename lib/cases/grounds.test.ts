import { describe, expect, test } from "vitest";
import { GROUNDS, type GroundList, groundsOf, isGroundOf, LAWS, lawBehind } from "@/lib/cases/grounds";

const LISTS = Object.keys(GROUNDS) as GroundList[];

describe("grounds", () => {
  test("a ground belongs to its own list and to no other by accident", () => {
    expect(isGroundOf("not_accepted", "too_old")).toBe(true);
    expect(isGroundOf("not_filed", "too_old")).toBe(false);
    expect(isGroundOf("not_filed", "toString")).toBe(false);
    expect(isGroundOf("not_filed", "")).toBe(false);
  });

  test("the limit of three years names its article in the old order and, marked secondary, the new one", () => {
    expect(lawBehind("not_accepted", "too_old")).toEqual([
      { law: "samr_order_20", article: "15(4)", mark: "L" },
      { law: "samr_order_121", article: "16", mark: "S" },
    ]);
  });

  test("what only the new order says is never marked as read in full", () => {
    for (const list of LISTS) {
      for (const { law, mark } of groundsOf(list).flatMap((ground) => lawBehind(list, ground))) {
        expect(LAWS).toContain(law);
        if (law === "samr_order_121") expect(mark).not.toBe("L");
      }
    }
  });

  test("every refusal of a complaint rests on a rule", () => {
    for (const ground of groundsOf("not_accepted")) expect(lawBehind("not_accepted", ground)).not.toEqual([]);
  });
});
