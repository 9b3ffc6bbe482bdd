import type { DayFigures } from "@/lib/cases/figures/day-figures";
import { FIGURES } from "@/lib/cases/figures/figure";
import type { FiguresView } from "@/lib/cases/figures/read-figures";
import { timesOf } from "@/lib/cases/figures/spread";
import type { UnitView } from "@/lib/cases/routing/queries";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { partWords } from "./figures-words";

type Row = readonly (string | number | null)[];

const FLOWS = ["came", "decided", "otherwise", "again"] as const;
const TIMED = [
  "answered",
  "answeredOnTime",
  "answerHalfHours",
  "answerHalfDays",
  "answerMostHours",
  "answerMostDays",
] as const;
const HANDLED = [
  "decidedOnTime",
  "handlingHalfHours",
  "handlingHalfDays",
  "handlingMostHours",
  "handlingMostDays",
] as const;

/** What the page shows, table under table, with numbers that can be added up. */
export function csvRows(t: Translator, view: FiguresView, units: readonly UnitView[]): Row[] {
  const { request, live, points, parts, people, at } = view;
  const label = (name: string) => t(`figures.columns.${name}`);
  const done = [...FLOWS, ...TIMED, ...HANDLED].map(label);
  return [
    [t("figures.title"), partWords(t, request.part, units), dateTime(t.locale, at)],
    [],
    ...FIGURES.flatMap((figure) => (figure === "oldest" ? [] : [[t(`figures.live.${figure}.label`), live[figure]]])),
    [],
    [label("from"), label("to"), label("missing"), label("pending"), label("overdue"), ...done],
    ...points.map(({ first, last, missing, closed, figures }) => {
      const stood = figures && closed ? [figures.pending, figures.overdue] : [null, null];
      return [first, last, missing, ...stood, ...(figures ? doneIn(figures) : [])];
    }),
    [],
    [t(`figures.partings.${request.by}`), label("pending"), label("overdue"), ...done],
    ...parts.map(({ value, live: now, figures }) => {
      const name = partWords(t, { dimension: request.by, value }, units);
      return [name, now.pending, now.overdue, ...doneIn(figures)];
    }),
    [],
    [label("name"), ...done],
    [t("figures.people.own"), ...doneIn(people.own)],
    ...people.people.map(({ name, figures }) => [name, ...doneIn(figures)]),
  ];
}

function doneIn(figures: DayFigures): Row {
  const [answer, handling] = [timesOf(figures.answerTime), timesOf(figures.handlingTime)];
  const reached = (times: typeof answer) => {
    return times ? [times.half.hours, times.half.days, times.most.hours, times.most.days] : [null, null, null, null];
  };
  return [
    figures.came,
    figures.decided,
    figures.endedOtherwise,
    figures.takenUpAgain,
    figures.answered,
    figures.answeredInTime,
    ...reached(answer),
    figures.decidedInTime,
    ...reached(handling),
  ];
}
