import type { NotPermitted, Staff } from "@/lib/access/staff";
import { type ListedRow, listQueue } from "@/lib/cases/list-queue";
import type { QueueCursor, QueueFilter } from "@/lib/cases/queue-filter";
import type { TrackKind } from "@/lib/cases/track";
import { isWorkable } from "@/lib/cases/workable";

/** Where somebody is: in which list, on which page of it, at which row. */
export type PlaceInQueue = { filter: QueueFilter; cursor: QueueCursor | null; reference: string; track: string };
/** The row to go on with, and the page on which it stands. */
export type NextRow = { reference: string; track: TrackKind; cursor: QueueCursor | null };

/**
 * The next row of the list that this person can work on: behind the one they are at, then on the page after it, then from
 the top. Asked before the row is decided, since then it may leave its place. Null when nothing is left.
 */
export async function nextInQueue(
  staff: Staff,
  place: PlaceInQueue,
  now: Date = new Date(),
): Promise<{ ok: true; next: NextRow | null } | NotPermitted> {
  const { filter, cursor } = place;
  const page = await listQueue(staff, { filter, cursor }, now);
  if (!page.ok) return page;
  const here = page.rows.findIndex((row) => isAt(row, place));
  const others = page.rows.filter((row) => !isAt(row, place) && isWorkable(staff, row));
  const behind = others.find((row) => page.rows.indexOf(row) > here);
  if (behind) return { ok: true, next: rowAt(behind, cursor) };
  const following = page.next ? await listQueue(staff, { filter, cursor: page.next }, now) : null;
  const [further] = following?.ok ? following.rows.filter((row) => isWorkable(staff, row)) : [];
  if (further) return { ok: true, next: rowAt(further, page.next) };
  return { ok: true, next: others[0] ? rowAt(others[0], cursor) : null };
}

function isAt({ reference, position }: ListedRow, place: PlaceInQueue): boolean {
  return reference === place.reference && position.track === place.track;
}

function rowAt({ reference, position }: ListedRow, cursor: QueueCursor | null): NextRow {
  return { reference, track: position.track, cursor };
}
