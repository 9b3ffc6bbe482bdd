import type { ReactElement } from "react";
import { labelled, scaleEnd } from "./chart-scale";

export type ChartPoint = {
  key: string;
  /** Below the picture, as short as it can be. */
  label: string;
  /** The point in words, for whoever rests on it. */
  title: string;
  /** One for each series; null where there is none. */
  values: readonly (number | null)[];
  /** Whether the values are not known yet, or not all of them. */
  unknown: boolean;
};

export type TimeChartProps = {
  id: string;
  title: string;
  /** What the picture shows, in a sentence; the figures stand in a table beside it. */
  description: string;
  /** Two at the most: the first solid, the second hatched or dashed, so that colour is never the only sign. */
  shape: "bars" | "lines";
  points: readonly ChartPoint[];
};

const WIDTH = 360;
const PLOT = { left: 34, right: 352, top: 8, bottom: 132 };
const LABELS = 5;

/** Figures over time as a picture without script: bars for what happened, lines for what stood. */
export function TimeChart({ id, title, description, shape, points }: TimeChartProps): ReactElement {
  const end = scaleEnd(Math.max(0, ...points.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const y = (value: number) => tenth(PLOT.bottom - (value / end) * (PLOT.bottom - PLOT.top));
  const slot = (PLOT.right - PLOT.left) / points.length;
  const x = (at: number) => PLOT.left + at * slot;
  const shows = labelled(points.length, LABELS);
  return (
    <svg className="time-chart" viewBox={`0 0 ${WIDTH} 154`} role="img" aria-labelledby={`${id}-title ${id}-text`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <defs>
        <pattern id={`${id}-hatch`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V4" className="hatch" />
        </pattern>
      </defs>
      {[0, end / 2, end].map((value) => (
        <g key={value} className="grid">
          <path d={`M${PLOT.left} ${y(value)}H${PLOT.right}`} />
          <text x={PLOT.left - 5} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {shape === "bars" ? <Bars {...{ id, points, slot, x, y }} /> : <Lines {...{ points, slot, x, y }} />}
      {points.map(({ key, label, title: words, unknown }, at) => (
        <g key={key}>
          <title>{words}</title>
          <rect className="touch" x={x(at)} y={PLOT.top} width={slot} height={PLOT.bottom - PLOT.top} />
          {unknown ? <path className="unknown" d={`M${tenth(x(at) + slot / 2)} ${PLOT.bottom}v-8`} /> : null}
          {shows(at) ? (
            <text
              x={at === points.length - 1 ? PLOT.right : x(at)}
              y="148"
              textAnchor={at === points.length - 1 ? "end" : "start"}
            >
              {label}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

type Drawn = {
  points: readonly ChartPoint[];
  slot: number;
  x: (at: number) => number;
  y: (value: number) => number;
};

function Bars({ id, points, slot, x, y }: Drawn & { id: string }): ReactElement {
  const width = tenth(Math.min(9, slot * 0.38));
  return (
    <>
      {points.map(({ key, values }, at) => (
        <g key={key}>
          {values.map((value, series) =>
            value ? (
              <rect
                key={SERIES[series]}
                className={SERIES[series]}
                x={tenth(x(at) + slot / 2 + (series - 1) * width)}
                y={y(value)}
                width={width}
                height={tenth(PLOT.bottom - y(value))}
                fill={series === 1 ? `url(#${id}-hatch)` : undefined}
              />
            ) : null,
          )}
        </g>
      ))}
    </>
  );
}

function Lines({ points, slot, x, y }: Drawn): ReactElement {
  const middle = (at: number) => tenth(x(at) + slot / 2);
  return (
    <>
      {SERIES.map((name, series) => (
        <g key={name} className={name}>
          <path className="line" d={pathOf(points, series, (value, at) => `${middle(at)} ${y(value)}`)} />
          {points.map(({ key, values }, at) => {
            const value = values[series] ?? null;
            return value === null ? null : <Dot key={key} series={series} x={middle(at)} y={y(value)} />;
          })}
        </g>
      ))}
    </>
  );
}

function Dot({ series, x, y }: { series: number; x: number; y: number }): ReactElement {
  if (series === 0) return <circle cx={x} cy={y} r="2.2" />;
  return <rect x={tenth(x - 2)} y={tenth(y - 2)} width="4" height="4" />;
}

/** A line that stops where nothing is known. */
function pathOf(points: readonly ChartPoint[], series: number, place: (value: number, at: number) => string): string {
  let pen = "M";
  return points
    .map(({ values }, at) => {
      const value = values[series] ?? null;
      const drawn = value === null ? "" : `${pen}${place(value, at)}`;
      pen = value === null ? "M" : "L";
      return drawn;
    })
    .join("");
}

const SERIES = ["first", "second"] as const;

/** What the two series are. */
export function ChartLegend({
  shape,
  labels,
}: {
  shape: TimeChartProps["shape"];
  labels: readonly string[];
}): ReactElement {
  return (
    <ul className="chart-legend">
      {labels.map((label, series) => (
        <li key={label}>
          <svg className="time-chart" viewBox="0 0 22 12" aria-hidden="true">
            <g className={SERIES[series]}>
              {shape === "bars" ? (
                <>
                  <rect className={SERIES[series]} x="5" y="1" width="11" height="10" />
                  {series === 1 ? <path className="hatch" d="M5 11L15 1M5 6l5-5M10 11l6-6" /> : null}
                </>
              ) : (
                <>
                  <path className="line" d="M0 6H22" />
                  <Dot series={series} x={11} y={6} />
                </>
              )}
            </g>
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
