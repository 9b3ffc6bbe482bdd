import { z } from "zod";
import { type Figure, isFigure } from "@/lib/cases/figures/figure";
import { type QueueOrder, readQueueOrder } from "@/lib/cases/queue-order";
import { normaliseReference } from "@/lib/cases/reference";
import { asKept } from "@/lib/cases/schema";
import { isOpen, POSITIONS, type Position, TRACK_KINDS, type TrackKind } from "@/lib/cases/track";
import { addDays, endOfShanghaiDay, shanghaiDate, weekday } from "@/lib/clocks/plain-date";

export const DUE_RANGES = ["overdue", "today", "week"] as const;
export type DueRange = (typeof DUE_RANGES)[number];

/** What lies outside the daily round: words of a reporter that nobody has seen, laid aside, with a supervisor, or kept as it is for a suit. */
export const ONLY = ["wrote", "held", "escalated", "litigation"] as const;
export type Only = (typeof ONLY)[number];

/** What staff want to see of the queue. Everything absent is "all"; without `state` and `search` only open tracks. */
export type QueueFilter = {
  readonly track: TrackKind | null;
  readonly state: Position | null;
  readonly behaviour: string | null;
  readonly platform: string | null;
  readonly due: DueRange | null;
  readonly mine: boolean;
  readonly only: Only | null;
  /** The id of a desk, or `none` for what lies at nobody's. */
  readonly unit: string | null;
  /** The number of a case: those whose story is the same to the letter. */
  readonly same: string | null;
  readonly search: string | null;
  /** A live figure: the tracks of the own organisation that it counts, shown for what they are. */
  readonly figure: Figure | null;
  readonly order: QueueOrder;
};

/** The place after or before which a page of the queue begins: its instant to the microsecond, and the track's id. */
export type QueueCursor = { readonly towards: "after" | "before"; readonly place: string; readonly id: string };

const CODE = /^[\w-]{1,60}$/;
export const NO_UNIT = "none";
const UNIT = /^(?:none|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const CURSOR = /^([^_]{27})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** One that there was: the database knows no 30 February, and no year before the first. */
const INSTANT = z.iso.datetime({ precision: 6 }).regex(/^(?!0000)/);
const LONGEST_SEARCH = 200;

/** Reads a filter from an address; whatever it does not know counts as not said. */
export function readQueueFilter(asked: URLSearchParams): QueueFilter {
  const [kind = "", state = ""] = (asked.get("state") ?? "").split(".");
  const code = (name: string) => {
    const value = asked.get(name) ?? "";
    return CODE.test(value) ? value : null;
  };
  return {
    track: TRACK_KINDS.find((known) => known === asked.get("track")) ?? null,
    state: POSITIONS.find((position) => position.track === kind && position.state === state) ?? null,
    behaviour: code("kind"),
    platform: code("platform"),
    due: DUE_RANGES.find((known) => known === asked.get("due")) ?? null,
    mine: asked.get("mine") === "1",
    only: ONLY.find((known) => known === asked.get("only")) ?? null,
    unit: UNIT.exec(asked.get("unit") ?? "")?.[0] ?? null,
    same: sameIn(asked.get("same") ?? ""),
    search: asKept((asked.get("q") ?? "").trim().slice(0, LONGEST_SEARCH)) || null,
    figure: figureIn(asked.get("figure")),
    order: readQueueOrder(asked),
  };
}

/** The same filter as an address writes it, in one order, without what was not said. */
export function queueAddress(filter: QueueFilter, cursor: QueueCursor | null = null): URLSearchParams {
  const said = {
    q: filter.search,
    track: filter.track,
    state: filter.state && `${filter.state.track}.${filter.state.state}`,
    kind: filter.behaviour,
    platform: filter.platform,
    due: filter.due,
    mine: filter.mine ? "1" : null,
    order: filter.order === "due" ? "due" : null,
    only: filter.only,
    unit: filter.unit,
    same: filter.same,
    figure: filter.figure,
    [cursor?.towards ?? "after"]: cursor && `${cursor.place}_${cursor.id}`,
  };
  return new URLSearchParams(Object.entries(said).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function figureIn(typed: string | null): Figure | null {
  return isFigure(typed) ? typed : null;
}

function sameIn(typed: string): string | null {
  const reference = normaliseReference(typed);
  return reference.ok ? reference.value : null;
}

export function readQueueCursor(asked: URLSearchParams): QueueCursor | null {
  for (const towards of ["after", "before"] as const) {
    const [, place, id] = CURSOR.exec(asked.get(towards) ?? "") ?? [];
    if (place && id && INSTANT.safeParse(place).success) return { towards, place, id };
  }
  return null;
}

/** Whether the filter looks at tracks under way, at ended ones, or at both (null). */
export function opennessOf(filter: QueueFilter): boolean | null {
  if (filter.figure) return filter.figure === "came_today" ? null : true;
  if (filter.state) return isOpen(filter.state);
  return filter.search || filter.mine || filter.same || (filter.only && filter.only !== "held") ? null : true;
}

/** Whether what is laid aside stays out of the list: not where somebody looks for it, nor where its deadline calls. */
export function hidesHeld(filter: QueueFilter): boolean {
  const { search, same, mine, only, due, figure } = filter;
  return !search && !same && !mine && !only && !due && !figure;
}

/** The last instant that still counts as due in the range: now, the end of today, the end of Sunday in Shanghai. */
export function dueBy(range: DueRange, now: Date): Date {
  if (range === "overdue") return now;
  const today = shanghaiDate(now);
  return endOfShanghaiDay(range === "today" ? today : addDays(today, (7 - weekday(today)) % 7));
}
