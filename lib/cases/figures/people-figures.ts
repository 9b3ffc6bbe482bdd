import { holds, type Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";
import type { DayFigures } from "./day-figures";
import { NO_FIGURES } from "./day-figures";
import { timesOf } from "./spread";

/** Fewer people than this have no middle: it would tell each what the others did. */
export const FEWEST_FOR_MIDDLE = 4;

export type PersonFigures = { readonly id: string; readonly name: string; readonly figures: DayFigures };

/** The middle person of the office, measure by measure; each counts as one, whoever did much or little. */
export type Middle = { readonly answered: number; readonly decided: number; readonly handlingHours: number | null };

export type PeopleFigures = {
  /** Whoever asks. */
  readonly own: DayFigures;
  /** Null while too few people have done anything. */
  readonly middle: Middle | null;
  /** Everybody who did something, by name; empty for whoever may not assign. */
  readonly people: readonly PersonFigures[];
};

/** What a person may see of who did what: their own beside the middle; each one's only with `case:assign`. */
export async function peopleFigures(staff: Staff, done: ReadonlyMap<string, DayFigures>): Promise<PeopleFigures> {
  const acted = [...done].filter(([, { answered, decided }]) => answered + decided > 0);
  const people = holds(staff, "case:assign") ? await named(staff, acted) : [];
  return { own: done.get(staff.id) ?? NO_FIGURES, middle: middleOf(acted.map(([, figures]) => figures)), people };
}

async function named({ organisationId }: Staff, acted: readonly (readonly [string, DayFigures])[]) {
  const rows = await db.staff.findMany({
    where: { organisationId, id: { in: acted.map(([id]) => id) } },
    select: { id: true, name: true },
  });
  const figures = new Map(acted);
  return rows
    .map(({ id, name }) => ({ id, name, figures: figures.get(id) ?? NO_FIGURES }))
    .toSorted((one, other) => one.name.localeCompare(other.name, "zh-CN") || one.id.localeCompare(other.id));
}

export function middleOf(people: readonly DayFigures[]): Middle | null {
  if (people.length < FEWEST_FOR_MIDDLE) return null;
  const hours = people.flatMap(({ handlingTime }) => timesOf(handlingTime)?.half.hours ?? []);
  return {
    answered: median(people.map(({ answered }) => answered)),
    decided: median(people.map(({ decided }) => decided)),
    handlingHours: hours.length < FEWEST_FOR_MIDDLE ? null : median(hours),
  };
}

/** Of an even number, halfway between the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}
