import { addSpreads, NO_TIMES, type Spread } from "./spread";

/** What a day, or several, brought. `pending` and `overdue` are as of its end. */
export type DayFigures = {
  readonly came: number;
  readonly decided: number;
  readonly decidedInTime: number;
  readonly endedOtherwise: number;
  readonly takenUpAgain: number;
  readonly pending: number;
  readonly overdue: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly answerTime: Spread;
  readonly handlingTime: Spread;
};

export const NO_FIGURES: DayFigures = {
  came: 0,
  decided: 0,
  decidedInTime: 0,
  endedOtherwise: 0,
  takenUpAgain: 0,
  pending: 0,
  overdue: 0,
  answered: 0,
  answeredInTime: 0,
  answerTime: NO_TIMES,
  handlingTime: NO_TIMES,
};

/** Adds all up; what stood at the end of one day and of another does not add up, and is the later one's. */
export function followedBy(earlier: DayFigures, later: DayFigures): DayFigures {
  return { ...addFigures(earlier, later), pending: later.pending, overdue: later.overdue };
}

/** Of one day: two groups of tracks together. */
export function addFigures(one: DayFigures, other: Partial<DayFigures>): DayFigures {
  const sum = (key: Counted) => one[key] + (other[key] ?? 0);
  return {
    came: sum("came"),
    decided: sum("decided"),
    decidedInTime: sum("decidedInTime"),
    endedOtherwise: sum("endedOtherwise"),
    takenUpAgain: sum("takenUpAgain"),
    pending: sum("pending"),
    overdue: sum("overdue"),
    answered: sum("answered"),
    answeredInTime: sum("answeredInTime"),
    answerTime: addSpreads(one.answerTime, other.answerTime ?? NO_TIMES),
    handlingTime: addSpreads(one.handlingTime, other.handlingTime ?? NO_TIMES),
  };
}

type Counted = Exclude<keyof DayFigures, "answerTime" | "handlingTime">;

/** The same as the columns of a row keep it. */
export function columnsOf({ answerTime, handlingTime, ...counts }: DayFigures) {
  return {
    ...counts,
    answerHours: [...answerTime.hours],
    answerDays: [...answerTime.days],
    handlingHours: [...handlingTime.hours],
    handlingDays: [...handlingTime.days],
  };
}

export type DayColumns = ReturnType<typeof columnsOf>;

export function figuresIn({ answerHours, answerDays, handlingHours, handlingDays, ...counts }: DayColumns): DayFigures {
  return {
    ...counts,
    answerTime: { hours: answerHours, days: answerDays },
    handlingTime: { hours: handlingHours, days: handlingDays },
  };
}
