import { describe, expect, it } from "vitest";
import { groundsOf } from "@/lib/cases/grounds";
import { groundsInOrder, UNIT_GROUNDS } from "./unit-grounds";

const order = (suggested: readonly string[]) => groundsInOrder("duplicate", suggested).map(({ ground }) => ground);

describe("C2 the grounds that a unit is recommended", () => {
  it("come first, each once, and no ground is lost", () => {
    expect(order(["duplicate.same_matter_decided"])).toEqual([
      "same_matter_decided",
      "same_matter_open",
      "identical_report",
    ]);
    expect(order([])).toEqual(groundsOf("duplicate"));
  });

  it("are those of the list that is asked, and what is no ground any more is passed over", () => {
    expect(order(["joined.same_shop", "duplicate.gone", "duplicate.constructor", "x"])).toEqual(groundsOf("duplicate"));
    expect(groundsInOrder("joined", ["joined.same_ring"])[0]).toEqual({ ground: "same_ring", first: true });
  });

  it("can be any of the closed lists", () => {
    expect(UNIT_GROUNDS).toContain("not_filed.not_proven");
    expect(new Set(UNIT_GROUNDS).size).toBe(UNIT_GROUNDS.length);
  });
});
