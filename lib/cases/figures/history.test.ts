import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/clocks/plain-date";
import { type DayFigures, NO_FIGURES } from "./day-figures";
import { type Counted, pointsOf, RANGE_NAMES, RANGES, shareOf } from "./history";

const YESTERDAY = "2026-11-28";
const back = (days: number) => addDays(YESTERDAY, -days);

function counted(over: Partial<Counted>): Counted {
  const days = new Set(Array.from({ length: 400 }, (_, at) => back(at)));
  return { range: "4w", yesterday: YESTERDAY, since: back(399), days, figures: new Map(), ...over };
}
const brought = (figures: Partial<DayFigures>): DayFigures => ({ ...NO_FIGURES, ...figures });

describe("C23 the points of a picture", () => {
  test.each(RANGE_NAMES)("%s: equal stretches without a gap, the last one ends yesterday", (range) => {
    const points = pointsOf(counted({ range }));
    expect(points).toHaveLength(RANGES[range].points);
    expect(points.at(-1)?.last).toBe(YESTERDAY);
    for (const [at, point] of points.entries()) {
      expect(point.last).toBe(addDays(point.first, RANGES[range].days - 1));
      if (at > 0) expect(point.first).toBe(addDays(points[at - 1]?.last ?? "", 1));
    }
  });

  test("a week is the sum of its days; what stood is as of its last", () => {
    const figures = new Map([
      [back(6), brought({ came: 4, decided: 1, pending: 9, overdue: 2 })],
      [back(0), brought({ came: 3, pending: 11, overdue: 1 })],
    ]);
    const point = pointsOf(counted({ range: "13w", figures })).at(-1);
    expect(point?.figures).toMatchObject({ came: 7, decided: 1, pending: 11, overdue: 1 });
    expect(point).toMatchObject({ missing: 0, closed: true });
  });

  test("a counted day that brought a part nothing is nothing, and no gap", () => {
    expect(pointsOf(counted({})).at(-1)).toMatchObject({ figures: NO_FIGURES, missing: 0, closed: true });
  });

  test("a day without a worker is a gap, and is said", () => {
    const { days, ...rest } = counted({});
    const without = new Set([...days].filter((day) => day !== back(1)));
    expect(pointsOf({ ...rest, days: without }).at(-2)).toMatchObject({ figures: null, missing: 1, closed: false });
    const week = pointsOf({ ...rest, days: without, range: "13w" }).at(-1);
    expect(week).toMatchObject({ figures: NO_FIGURES, missing: 1, closed: true });
  });

  test("before the first case there is nothing to miss; a new office has no figures at all", () => {
    const young = pointsOf(counted({ since: YESTERDAY, days: new Set([YESTERDAY]) }));
    expect(young.at(-1)).toMatchObject({ figures: NO_FIGURES, missing: 0 });
    expect(young.slice(0, -1).every(({ figures, missing }) => figures === null && missing === 0)).toBe(true);
    const fresh = pointsOf(counted({ since: null, days: new Set() }));
    expect(fresh.every(({ figures, missing }) => figures === null && missing === 0)).toBe(true);
  });

  test("a share of nothing is none", () => {
    expect([shareOf(1, 3), shareOf(0, 5), shareOf(0, 0)]).toEqual([33, 0, null]);
  });
});
