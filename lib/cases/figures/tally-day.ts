import { dueAt, startClock } from "@/lib/clocks/clock";
import { addFigures, type DayFigures, NO_FIGURES } from "./day-figures";
import type { Answer, Arrival, Crossing } from "./moves-of-day";
import { type Dimension, type Parted, partsOf } from "./part";
import { spreadOf } from "./spread";
import type { Standing } from "./standing-at";

export type DayFacts = {
  readonly arrivals: readonly Arrival[];
  readonly crossings: readonly (Crossing & { readonly inTime: boolean })[];
  readonly answers: readonly Answer[];
  readonly standing: readonly Standing[];
};

export type PartOfDay = { readonly dimension: Dimension; readonly value: string; readonly figures: DayFigures };

/** Everything a day brought, for each part that it touched, and for everything also where nothing happened. */
export function tallyDay({ arrivals, crossings, answers, standing }: DayFacts): PartOfDay[] {
  const parts = new Map<string, PartOfDay>();
  const add = (dimension: Dimension, value: string, figures: Partial<DayFigures>) => {
    const key = `${dimension}.${value}`;
    const before = parts.get(key)?.figures ?? NO_FIGURES;
    parts.set(key, { dimension, value, figures: addFigures(before, figures) });
  };
  const count = (parted: Parted, figures: Partial<DayFigures>, staffId: string | null = null) => {
    for (const { dimension, value } of partsOf(parted)) add(dimension, value, figures);
    if (staffId) add("person", staffId, figures);
  };
  add("all", "", {});
  for (const arrival of arrivals) count(arrival, { came: arrival.count });
  for (const { pending, overdue, ...parted } of standing) count(parted, { pending, overdue });
  for (const answer of answers) count(answer, ofAnswer(answer), answer.staffId);
  for (const crossing of crossings) count(crossing, ofCrossing(crossing), crossing.ends ? crossing.staffId : null);
  return [...parts.values()];
}

function ofAnswer({ since, at }: Answer): Partial<DayFigures> {
  return {
    answered: 1,
    answeredInTime: isPromptAnswer(since, at) ? 1 : 0,
    answerTime: spreadOf({ from: since, to: at }),
  };
}

/** Within the portal's own promise (lib/clocks/portal-rules.ts) as it was when the case came in. */
function isPromptAnswer(since: Date, at: Date): boolean {
  const started = startClock("first_human_answer", since);
  const due = started.ok ? dueAt(started.clock) : null;
  return due !== null && at <= due;
}

function ofCrossing({ ends, byReporter, inTime, since, at }: DayFacts["crossings"][number]): Partial<DayFigures> {
  if (!ends) return { takenUpAgain: 1 };
  if (byReporter) return { endedOtherwise: 1 };
  return { decided: 1, decidedInTime: inTime ? 1 : 0, handlingTime: spreadOf({ from: since, to: at }) };
}
