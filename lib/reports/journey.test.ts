import { describe, expect, test } from "vitest";
import type { DraftAnswers } from "./draft";
import { missingBefore, neighbours, pagesFor, progressOf } from "./journey";

const where = { platform: "jd", platformName: "", shopName: "x", link: "", product: "", happenedOn: "" };
const praise: DraftAnswers = { what: { kind: "bought_praise", paidInAdvance: false }, where };
const parcel: DraftAnswers = { ...praise, what: { kind: "empty_parcel", paidInAdvance: false } };

describe("the way through the report", () => {
  test("asks about parcels only where a parcel can be part of it (A2)", () => {
    expect(pagesFor(praise)).not.toContain("logistics");
    expect(neighbours(parcel, "seen").next).toBe("logistics");
    expect(neighbours(parcel, "files").back).toBe("logistics");
    expect(neighbours(praise, "files").back).toBe("seen");
  });

  test("has at most eight pages (UX-06)", () => {
    expect(pagesFor(parcel)).toHaveLength(8);
    expect(progressOf(praise, "check")).toEqual({ step: 7, total: 7 });
  });

  test("a jump ahead leads to the first page that was left out", () => {
    expect(missingBefore({}, "check")).toBe("what");
    expect(missingBefore(praise, "wish")).toBe("seen");
    expect(missingBefore(praise, "seen")).toBeNull();
    expect(missingBefore({ what: { kind: "insider", paidInAdvance: false } }, "seen")).toBe("where");
  });

  test("a page that these answers do not lead through sends back to what is missing", () => {
    expect(missingBefore(praise, "logistics")).toBe("seen");
  });
});
