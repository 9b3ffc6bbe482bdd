import { describe, expect, test } from "vitest";
import { addSpreads, hoursOf, NO_TIMES, type Spread, spreadOf, stepOf, timesOf } from "./spread";

const at = (text: string) => new Date(`${text}+08:00`);
const all = (spreads: readonly Spread[]) => spreads.reduce(addSpreads, NO_TIMES);
const taking = (hours: number) => {
  const from = at("2026-03-02T00:00");
  return spreadOf({ from, to: new Date(from.getTime() + hours * 3_600_000) });
};

describe("C23 how long something took", () => {
  test.each([
    [0, 1],
    [0.2, 1],
    [1, 1],
    [1.01, 2],
    [72, 72],
    [72.5, 96],
    [97, 120],
    [60 * 24, 60 * 24],
    [60 * 24 + 1, 9 * 168],
    [9 * 168 + 1, 10 * 168],
    [1e9, 260 * 168],
  ])("%d hours are counted as up to %d", (hours, upTo) => {
    expect(hoursOf(stepOf(hours))).toBe(upTo);
  });

  test.each([
    ["2026-03-02T09:00", "2026-03-02T23:59", 0],
    ["2026-03-02T23:59", "2026-03-03T00:01", 1],
    ["2026-03-06T09:00", "2026-03-09T09:00", 1],
    ["2026-09-30T09:00", "2026-10-09T09:00", 2], // the National Day holiday, with 8 and 9 October at work
  ])("from %s to %s: %d working days", (from, to, days) => {
    expect(timesOf(spreadOf({ from: at(from), to: at(to) }))?.half.days).toBe(days);
  });

  test("half and nine of ten are reached by the time of the one in that place", () => {
    expect(timesOf(all([1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map(taking)))).toMatchObject({
      count: 10,
      half: { hours: 5 },
      most: { hours: 9 },
    });
    expect(timesOf(taking(30))).toMatchObject({ count: 1, half: { hours: 30 }, most: { hours: 30 } });
    expect(timesOf(NO_TIMES)).toBeNull();
  });

  test("several days added up are the spread of all of them", () => {
    const [one, other] = [[1, 80, 5].map(taking), [2_000, 3].map(taking)];
    expect(addSpreads(all(one), all(other))).toEqual(all([...one, ...other]));
  });
});
