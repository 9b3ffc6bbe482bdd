import type { ReactElement } from "react";

export type DayTone = "counted" | "made_up" | "off" | "paused" | "moved" | "start";
export type StripDay = {
  key: string;
  /** Monday is 0. */
  weekday: number;
  /** The number of the day in its month. */
  text: string;
  tone: DayTone;
  due: boolean;
  today: boolean;
  /** The month by name, where it begins. */
  month: string | null;
};

const CELL = 26;
const ROW = 24;
const MONTHS = 46;

/** A small calendar, week by week: every day of a period and how it was treated. The words for it stand in a table beside it. */
export function DayStrip({ label, days }: { label: string; days: readonly StripDay[] }): ReactElement {
  const offset = days[0]?.weekday ?? 0;
  const rows = Math.ceil((offset + days.length) / 7);
  return (
    <svg className="day-strip" viewBox={`0 0 ${MONTHS + 7 * CELL} ${rows * ROW}`} role="img" aria-label={label}>
      {days.map((day, index) => (
        <Day key={day.key} day={day} row={Math.floor((offset + index) / 7)} />
      ))}
    </svg>
  );
}

function Day({ day, row }: { day: StripDay; row: number }): ReactElement {
  const x = MONTHS + day.weekday * CELL;
  const y = row * ROW;
  const marks = [day.tone, day.due ? "due" : "", day.today ? "today" : ""].filter(Boolean).join(" ");
  return (
    <g className={marks}>
      {day.month ? (
        <text x="0" y={y + 16} className="month">
          {day.month}
        </text>
      ) : null}
      <rect x={x + 1.5} y={y + 1.5} width={CELL - 3} height={ROW - 3} rx="2" />
      {day.tone === "paused" ? <path d={`M${x + 4} ${y + ROW - 4}L${x + CELL - 4} ${y + 4}`} /> : null}
      {day.tone === "made_up" ? <circle cx={x + CELL - 6} cy={y + 6} r="2" /> : null}
      <text x={x + CELL / 2} y={y + 16} textAnchor="middle">
        {day.text}
      </text>
    </g>
  );
}

/** What each kind of day looks like. */
export function DayLegend({ tones }: { tones: readonly { tone: DayTone | "due"; label: string }[] }): ReactElement {
  return (
    <ul className="day-legend">
      {tones.map(({ tone, label }) => (
        <li key={tone}>
          <svg className="day-strip" viewBox={`0 0 ${CELL} ${ROW}`} aria-hidden="true">
            <g className={tone === "due" ? "counted due" : tone}>
              <rect x="1.5" y="1.5" width={CELL - 3} height={ROW - 3} rx="2" />
              {tone === "paused" ? <path d={`M4 ${ROW - 4}L${CELL - 4} 4`} /> : null}
              {tone === "made_up" ? <circle cx={CELL - 6} cy="6" r="2" /> : null}
            </g>
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
