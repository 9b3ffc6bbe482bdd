import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { addDays, type PlainDate, shanghaiDate } from "@/lib/clocks/plain-date";
import { firstDay } from "./count-days";
import { type DayFigures, NO_FIGURES } from "./day-figures";
import type { FiguresRequest } from "./figures-request";
import { firstDayOf, type Point, pointsOf, sumOf } from "./history";
import { type LateClock, lateClocks } from "./late-clocks";
import { addLive, type LiveFigures, liveFigures, NOTHING_LIVE, oldestUntouched } from "./live-figures";
import { EVERYTHING } from "./part";
import { type PeopleFigures, peopleFigures } from "./people-figures";
import { countedDays, figuresByDay, figuresByValue } from "./read-counts";

export type PartRow = { readonly value: string; readonly live: LiveFigures; readonly figures: DayFigures };

export type FiguresView = {
  readonly ok: true;
  readonly request: FiguresRequest;
  /** The instant of the live figures; the history ends with the day before. */
  readonly at: Date;
  readonly live: LiveFigures;
  readonly oldestSince: Date | null;
  /** Which clocks the overdue ones have missed. */
  readonly late: readonly LateClock[];
  readonly points: readonly Point[];
  readonly total: DayFigures;
  /** The whole office parted, the largest pile first. */
  readonly parts: readonly PartRow[];
  readonly people: PeopleFigures;
  /** The day of the first case; null in a new office. */
  readonly since: PlainDate | null;
};

/**
 * What waits now, and what the days of a range brought (C23): of the own organisation's cases only; a case that others
 * share is counted by its owner. What each person did is shown as far as lib/cases/figures/people-figures.ts lets it.
 */
export async function readFigures(
  staff: Staff,
  request: FiguresRequest,
  now: Date = new Date(),
): Promise<FiguresView | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const { organisationId } = staff;
  const yesterday = addDays(shanghaiDate(now), -1);
  const span = { organisationId, first: firstDayOf(request.range, yesterday), last: yesterday };
  const { by, part } = request;
  const [everything, oldestSince, late, days, figures, since, brought, done] = await Promise.all([
    liveFigures(staff, { part: EVERYTHING, by, now }),
    oldestUntouched(staff, part, now),
    lateClocks(staff, part, now),
    countedDays(span),
    figuresByDay(span, request.part),
    firstDay(organisationId),
    figuresByValue(span, by),
    figuresByValue(span, "person"),
  ]);
  const points = pointsOf({ range: request.range, yesterday, since, days, figures });
  const people = await peopleFigures(staff, done);
  const total = sumOf(points.flatMap((point) => point.figures ?? []));
  const asked = part.dimension === "all" ? everything : await liveFigures(staff, { part, by, now });
  const [live, parts] = [addLive(asked.values()), partRows(everything, brought)];
  return { ok: true, request, at: now, live, oldestSince, late, points, total, parts, people, since };
}

function partRows(live: ReadonlyMap<string, LiveFigures>, brought: ReadonlyMap<string, DayFigures>): PartRow[] {
  const values = [...new Set([...live.keys(), ...brought.keys()])];
  return values
    .map((value) => ({ value, live: live.get(value) ?? NOTHING_LIVE, figures: brought.get(value) ?? NO_FIGURES }))
    .toSorted((one, other) => other.live.pending - one.live.pending || (one.value < other.value ? -1 : 1));
}
