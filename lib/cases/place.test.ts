import { describe, expect, it } from "vitest";
import { NO_DUE } from "@/lib/cases/due";
import { daysSetBack, placeOf } from "@/lib/cases/place";

const DUE = new Date("2026-03-03T15:59:59.999Z");
const AT = new Date("2026-03-02T02:00:00Z");
const after = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000);
const place = (leadHours: number, days: number, at = AT) => placeOf({ dueAt: DUE, leadHours, daysSetBack: days, at });

describe("a turn for each merchant", () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [4, 2],
    [9, 7],
    [62, 60],
    [10_000, 60],
  ])("with %i untouched cases ahead a case is set back %i days", (ahead, days) => {
    expect(daysSetBack(ahead)).toBe(days);
  });
});

describe("a place in the queue", () => {
  it("is the due date, earlier by the hours of the reasons", () => {
    expect(place(0, 0)).toEqual(DUE);
    expect(place(48, 0)).toEqual(after(DUE, -48));
    expect(place(-4, 0)).toEqual(after(DUE, 4));
  });

  it("is behind the due date when set back, whatever the reasons", () => {
    expect(place(0, 2)).toEqual(after(DUE, 48));
    expect(place(120, 2)).toEqual(after(DUE, 48));
  });

  it("is counted from now where the due date has passed: else a flood grown old would fill the top", () => {
    const late = after(DUE, 24 * 30);
    expect(place(0, 2, late)).toEqual(after(late, 48));
    expect(place(0, 0, late)).toEqual(DUE);
  });

  it("is last where no clock runs", () => {
    expect(placeOf({ dueAt: NO_DUE, leadHours: 120, daysSetBack: 0, at: AT })).toEqual(NO_DUE);
    expect(placeOf({ dueAt: NO_DUE, leadHours: 0, daysSetBack: 9, at: AT })).toEqual(NO_DUE);
  });
});

describe("ABU-03 10,000 reports on one merchant among 200 honest ones", () => {
  const honest = Array.from({ length: 200 }, (_, n) => place((n * 37) % 100, 0).getTime());
  const meanPosition = (others: readonly number[]) => {
    const own = honest.map((at) => ({ at, own: true }));
    const queue = [...own, ...others.map((at) => ({ at, own: false }))].sort((one, other) => one.at - other.at);
    const positions = queue.flatMap((row, before) => (row.own ? [before + 1] : []));
    return positions.reduce((sum, position) => sum + position, 0) / honest.length;
  };

  it.each([
    ["without reasons", 0],
    ["with every reason there is", 120],
  ])("%s leave the others within a twentieth of a quiet day", (_, lead) => {
    const flood = Array.from({ length: 10_000 }, (_, n) => place(lead, daysSetBack(n)).getTime());
    const ratio = meanPosition(flood) / meanPosition([]);
    expect(ratio).toBeGreaterThanOrEqual(1);
    expect(ratio).toBeLessThanOrEqual(1.05);
  });

  it("would push them back many times over by clock alone", () => {
    const flood = Array.from({ length: 10_000 }, () => place(120, 0).getTime());
    expect(meanPosition(flood) / meanPosition([])).toBeGreaterThan(50);
  });
});
