import type { TimeChartProps } from "@/app/_ui/time-chart";
import type { DayFigures } from "@/lib/cases/figures/day-figures";
import { type Point, shareOf } from "@/lib/cases/figures/history";
import { type Spread, timesOf } from "@/lib/cases/figures/spread";
import { wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { reachedWords, shareWords } from "./figures-words";

type Pair = readonly [number | null, number | null];

/** One picture of the history, and the table behind it. */
export type Chart = {
  readonly key: "flow" | "standing" | "answer" | "handling";
  readonly shape: TimeChartProps["shape"];
  readonly valuesOf: (point: Point) => Pair;
  readonly columns: (t: Translator) => readonly string[];
  readonly cellsOf: (t: Translator, point: Point) => readonly string[];
};

export function seriesLabels(t: Translator, { key }: Chart): readonly [string, string] {
  return [t(`figures.charts.${key}.first`), t(`figures.charts.${key}.second`)];
}

const counts = (t: Translator, values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? t("figures.none") : wholeNumber(t.locale, value)));

const FLOW: Chart = {
  key: "flow",
  shape: "bars",
  valuesOf: ({ figures }) => (figures ? [figures.came, figures.decided] : [null, null]),
  columns: (t) => ["came", "decided", "otherwise", "again"].map((name) => t(`figures.columns.${name}`)),
  cellsOf: (t, { figures }) => {
    return counts(
      t,
      figures
        ? [figures.came, figures.decided, figures.endedOtherwise, figures.takenUpAgain]
        : [null, null, null, null],
    );
  },
};

/** Of a stretch whose last day is not counted, nobody knows what stood at its end. */
const stood = ({ figures, closed }: Point): Pair =>
  figures && closed ? [figures.pending, figures.overdue] : [null, null];

const STANDING: Chart = {
  key: "standing",
  shape: "lines",
  valuesOf: stood,
  columns: (t) => ["pending", "overdue"].map((name) => t(`figures.columns.${name}`)),
  cellsOf: (t, point) => counts(t, stood(point)),
};

type Timed = { readonly count: number; readonly inTime: number; readonly spread: Spread };

function timeChart(key: "answer" | "handling", timed: (figures: DayFigures) => Timed): Chart {
  return {
    key,
    shape: "lines",
    valuesOf: ({ figures }) => {
      const times = figures && timesOf(timed(figures).spread);
      return times ? [times.half.hours, times.most.hours] : [null, null];
    },
    columns: (t) => ["count", "half", "most", "inTime"].map((name) => t(`figures.columns.${name}`)),
    cellsOf: (t, { figures }) => {
      if (!figures) return counts(t, [null, null, null, null]);
      const { count, inTime, spread } = timed(figures);
      const [half, most] = [reachedWords(t, spread, "half"), reachedWords(t, spread, "most")];
      return [wholeNumber(t.locale, count), half, most, shareWords(t, shareOf(inTime, count))];
    },
  };
}

export const CHARTS: readonly Chart[] = [
  FLOW,
  STANDING,
  timeChart("answer", ({ answered, answeredInTime, answerTime }) => {
    return { count: answered, inTime: answeredInTime, spread: answerTime };
  }),
  timeChart("handling", ({ decided, decidedInTime, handlingTime }) => {
    return { count: decided, inTime: decidedInTime, spread: handlingTime };
  }),
];
