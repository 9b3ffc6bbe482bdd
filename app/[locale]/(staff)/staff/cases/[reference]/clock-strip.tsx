import type { ReactElement } from "react";
import { DayLegend, DayStrip, type DayTone, type StripDay } from "@/app/_ui/day-strip";
import type { Clock } from "@/lib/clocks/clock";
import type { CountedDay, CountReason } from "@/lib/clocks/counted-day";
import { explainClock } from "@/lib/clocks/explain-clock";
import { shanghaiDate, startOfShanghaiDay, weekday } from "@/lib/clocks/plain-date";
import { dueDate, monthName } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

/** Longer periods are months and years, which count every day: their table says as much in three lines. */
const MOST_DAYS = 140;

const TONES: Record<CountReason, DayTone> = {
  counted: "counted",
  start_day: "start",
  weekend: "off",
  holiday: "off",
  paused: "paused",
  rest_day_after_last: "off",
  due_after_rest_day: "moved",
};

/** Every day of a period as a small calendar; null for periods that are too long to draw. */
export function ClockStrip({ t, clock, now }: { t: Translator; clock: Clock; now: Date }): ReactElement | null {
  const { days, due } = explainClock(clock);
  if (days.length > MOST_DAYS) return null;
  const today = shanghaiDate(now);
  const shown = days.map((day, index) => ({ ...stripDay(t, day, index === 0), today: day.date === today }));
  const drawn = shown.map((day) => ({ ...day, due: day.key === due }));
  const counted = days.filter(({ nth }) => nth !== null).length;
  const values = { days: days.length, counted, due: due ? dueDate(t.locale, startOfShanghaiDay(due)) : "" };
  const used = [...new Set(drawn.map(({ tone }) => tone))];
  return (
    <>
      <DayStrip label={t(due ? "tracks.strip.label" : "tracks.strip.labelOpen", values)} days={drawn} />
      <DayLegend
        tones={[...used, ...(due ? (["due"] as const) : [])].map((tone) => ({
          tone,
          label: t(`tracks.strip.tones.${tone}`),
        }))}
      />
    </>
  );
}

function stripDay(t: Translator, { date, day, why }: CountedDay, first: boolean): Omit<StripDay, "due" | "today"> {
  const text = String(Number(date.slice(8)));
  const tone = why === "counted" && day.kind === "make_up_day" ? "made_up" : TONES[why];
  const month = first || text === "1" ? monthName(t.locale, startOfShanghaiDay(date)) : null;
  return { key: date, weekday: (weekday(date) + 6) % 7, text, tone, month };
}
