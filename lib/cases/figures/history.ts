import { addDays, type PlainDate } from "@/lib/clocks/plain-date";
import { type DayFigures, followedBy, NO_FIGURES } from "./day-figures";

/** How far back a picture reaches, and how many days one point of it holds; every point holds as many days as the others. */
export const RANGES = {
  "4w": { points: 28, days: 1 },
  "13w": { points: 13, days: 7 },
  "1y": { points: 52, days: 7 },
} as const;
export type Range = keyof typeof RANGES;
export const RANGE_NAMES = Object.keys(RANGES) as readonly Range[];

export type Point = {
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** Null before the office had cases, and where no day is counted yet. */
  readonly figures: DayFigures | null;
  /** Days of the point that are not counted yet: it shows less than there was. */
  readonly missing: number;
  /** Whether its last day is counted, so that what stood at its end is known. */
  readonly closed: boolean;
};

export type Counted = {
  readonly range: Range;
  readonly yesterday: PlainDate;
  /** The day of the first case; null in a new office. */
  readonly since: PlainDate | null;
  /** Days that are counted, with what they brought the part; a day that brought it nothing has nothing here. */
  readonly days: ReadonlySet<PlainDate>;
  readonly figures: ReadonlyMap<PlainDate, DayFigures>;
};

/** The first day that a range shows. */
export function firstDayOf(range: Range, yesterday: PlainDate): PlainDate {
  const { points, days } = RANGES[range];
  return addDays(yesterday, 1 - points * days);
}

/** The points of a picture, the earliest first; the last one ends yesterday. */
export function pointsOf(counted: Counted): Point[] {
  const { points, days } = RANGES[counted.range];
  const first = firstDayOf(counted.range, counted.yesterday);
  return Array.from({ length: points }, (_, at) => pointFrom(addDays(first, at * days), days, counted));
}

function pointFrom(first: PlainDate, length: number, { since, days, figures }: Counted): Point {
  const all = Array.from({ length }, (_, at) => addDays(first, at));
  const alive = all.filter((day) => since !== null && day >= since);
  const there = alive.filter((day) => days.has(day));
  const last = all.at(-1) ?? first;
  return {
    first,
    last,
    figures: there.length === 0 ? null : sumOf(there.map((day) => figures.get(day) ?? NO_FIGURES)),
    missing: alive.length - there.length,
    closed: days.has(last),
  };
}

/** Several days, or points, together; what stood is as of the last. */
export function sumOf(figures: readonly DayFigures[]): DayFigures {
  return figures.reduce(followedBy, NO_FIGURES);
}

/** A whole number of hundredths; null where there is nothing to have a share of. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}
