import type { Figure } from "@/lib/cases/figures/figure";
import type { Point } from "@/lib/cases/figures/history";
import { filterOf, type Part, type Parting, partAddress } from "@/lib/cases/figures/part";
import { type Reached, type Spread, timesOf } from "@/lib/cases/figures/spread";
import { NO_UNIT, queueAddress } from "@/lib/cases/queue-filter";
import type { UnitView } from "@/lib/cases/routing/queries";
import { TRACK_KINDS } from "@/lib/cases/track";
import { type PlainDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate, shortDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { BEHAVIOURS } from "@/lib/reports/behaviour";
import { OTHER_PLATFORM, PLATFORMS } from "@/lib/reports/platforms";
import { behaviourWords, platformWords } from "../filter-words";
import { unitById } from "../unit-words";

/** The parts that can be asked for, by name. */
export function knownParts(units: readonly UnitView[]): Record<Parting, readonly string[]> {
  return {
    unit: [...units.map(({ id }) => id), NO_UNIT],
    platform: [...Object.keys(PLATFORMS), OTHER_PLATFORM],
    kind: BEHAVIOURS,
    track: TRACK_KINDS,
  };
}

export function partWords(t: Translator, part: Part, units: readonly UnitView[]): string {
  const { dimension, value } = part;
  if (dimension === "all") return t("figures.everything");
  if (dimension === "unit") return unitById(t, units, value);
  if (dimension === "platform") return platformWords(t, value);
  return dimension === "kind" ? behaviourWords(t, value) : t(`cases.tracks.${value}.label`);
}

export function partOptions(t: Translator, parting: Parting, values: readonly string[], units: readonly UnitView[]) {
  return values.map((value) => {
    const part = { dimension: parting, value };
    return { value: partAddress(part), label: partWords(t, part, units) };
  });
}

/** The list of the queue that shows what a figure counted. */
export function listOf(t: Translator, part: Part, figure: Figure): string {
  const order = figure === "overdue" || figure === "due_soon" ? "due" : "recommended";
  return `/${t.locale}/staff?${queueAddress({ ...filterOf(part), figure, order })}`;
}

export function dayWords(t: Translator, day: PlainDate): string {
  return shortDate(t.locale, startOfShanghaiDay(day));
}

export function yearWords(t: Translator, day: PlainDate): string {
  return longDate(t.locale, startOfShanghaiDay(day));
}

export function spanWords(t: Translator, { first, last }: Pick<Point, "first" | "last">): string {
  return first === last
    ? dayWords(t, first)
    : t("figures.span", { first: dayWords(t, first), last: dayWords(t, last) });
}

function timeWords(t: Translator, { hours, days }: Reached): string {
  return days === 0 ? t("figures.timeSameDay", { hours }) : t("figures.time", { hours, days });
}

/** Half, or nine of ten, in words; a dash where there was none. */
export function reachedWords(t: Translator, spread: Spread, which: "half" | "most"): string {
  const times = timesOf(spread);
  return times ? timeWords(t, times[which]) : t("figures.none");
}

/** A share in words; a dash where there is nothing to have a share of. */
export function shareWords(t: Translator, share: number | null): string {
  return share === null ? t("figures.none") : t("figures.percent", { share });
}
