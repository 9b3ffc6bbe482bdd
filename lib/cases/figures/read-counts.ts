import type { PlainDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { type DayFigures, figuresIn } from "./day-figures";
import { sumOf } from "./history";
import type { Dimension } from "./part";

const COLUMNS = {
  came: true,
  decided: true,
  decidedInTime: true,
  endedOtherwise: true,
  takenUpAgain: true,
  pending: true,
  overdue: true,
  answered: true,
  answeredInTime: true,
  answerHours: true,
  answerDays: true,
  handlingHours: true,
  handlingDays: true,
} as const;

type Span = { readonly organisationId: string; readonly first: PlainDate; readonly last: PlainDate };

/** The days that are counted. */
export async function countedDays({ organisationId, first, last }: Span): Promise<Set<PlainDate>> {
  const where = { organisationId, dimension: "all", value: "", day: { gte: first, lte: last } };
  const rows = await db.dayCount.findMany({ where, select: { day: true } });
  return new Set(rows.map(({ day }) => day));
}

/** What each day brought one part. */
export async function figuresByDay(span: Span, part: { dimension: Dimension; value: string }) {
  const { organisationId, first, last } = span;
  const where = { organisationId, ...part, day: { gte: first, lte: last } };
  const rows = await db.dayCount.findMany({ where, select: { day: true, ...COLUMNS } });
  return new Map(rows.map(({ day, ...columns }) => [day, figuresIn(columns)]));
}

/** What the whole span brought each part of a kind. */
export async function figuresByValue(
  { organisationId, first, last }: Span,
  dimension: Dimension,
  value?: string,
): Promise<Map<string, DayFigures>> {
  const where = { organisationId, dimension, day: { gte: first, lte: last }, ...(value ? { value } : {}) };
  const rows = await db.dayCount.findMany({
    where,
    orderBy: { day: "asc" },
    select: { value: true, ...COLUMNS },
  });
  const groups = Map.groupBy(rows, (row) => row.value);
  return new Map(
    [...groups].map(([name, days]) => [name, sumOf(days.map(({ value: _, ...columns }) => figuresIn(columns)))]),
  );
}
