import { expect, test } from "vitest";
import { labelled, scaleEnd } from "./chart-scale";

test.each([
  [0, 4],
  [3, 4],
  [5, 8],
  [17, 20],
  [33, 40],
  [1_950, 2_000],
  [2_001, 4_000],
])("a scale for up to %d ends at %d", (largest, end) => {
  expect(scaleEnd(largest)).toBe(end);
  expect(end % 4).toBe(0);
});

test.each([13, 28, 52])(
  "of %d points a few are labelled, the first and the last among them, none too near another",
  (points) => {
    const shown = Array.from({ length: points }, (_, at) => at).filter(labelled(points, 5));
    expect([shown.at(0), shown.at(-1)]).toEqual([0, points - 1]);
    expect(shown.length).toBeLessThanOrEqual(5);
    const gaps = shown.slice(1).map((at, index) => at - (shown[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.floor(points / 5));
  },
);
