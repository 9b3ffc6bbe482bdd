import { describe, expect, it } from "vitest";
import { markdownTable, median, quantile } from "./table";

describe("figures", () => {
  it("the median is the middle, or the mean of the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  it("a quantile is a value that was measured, and the last one for all", () => {
    const values = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(quantile(values, 0.95)).toBe(95);
    expect(quantile(values, 1)).toBe(100);
  });

  it("a table has the keys of its first row as its head and empty cells for what a row lacks", () => {
    expect(markdownTable([{ page: "/zh", kB: 3 }, { page: "/en" }])).toBe(
      "| page | kB |\n| --- | --- |\n| /zh | 3 |\n| /en |  |",
    );
  });
});
