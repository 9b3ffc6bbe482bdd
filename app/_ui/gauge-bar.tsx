import type { ReactElement } from "react";

export type GaugeMark = { key: string; at: number; label: string; heavy: boolean };
export type GaugeBarProps = {
  /** What the picture shows, in a sentence; the figures stand in a table beside it. */
  label: string;
  /** The end of the scale. */
  max: number;
  /** From–to of what is known; null for nothing. */
  known: { low: number; high: number } | null;
  marks: readonly GaugeMark[];
};

const WIDTH = 400;
const BAR = { y: 4, height: 18 };

/** A scale with marks on it: solid up to what is certain, dashed up to what is possible. */
export function GaugeBar({ label, max, known, marks }: GaugeBarProps): ReactElement {
  const x = (value: number) => Math.round((value / max) * WIDTH * 10) / 10;
  return (
    <svg className="gauge" viewBox={`0 0 ${WIDTH} 44`} role="img" aria-label={label}>
      <rect className="scale" x="0.5" y={BAR.y} width={WIDTH - 1} height={BAR.height} />
      {known ? (
        <>
          <rect className="possible" x="0.5" y={BAR.y} width={x(known.high)} height={BAR.height} />
          <rect className="certain" x="0.5" y={BAR.y} width={x(known.low)} height={BAR.height} />
        </>
      ) : null}
      {marks.map(({ key, at, label: text, heavy }) => (
        <g key={key} className={heavy ? "mark heavy" : "mark"}>
          <path d={`M${x(at)} 0V28`} />
          <text x={x(at)} y="41" textAnchor={x(at) > WIDTH / 2 ? "end" : "start"}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}
