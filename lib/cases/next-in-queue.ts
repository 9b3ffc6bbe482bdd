import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { QUEUE_PAGE } from "@/lib/cases/list-queue";
import { rowCondition } from "@/lib/cases/queue-conditions";
import type { QueueCursor, QueueFilter } from "@/lib/cases/queue-filter";
import type { AskedPage, QueueRecord } from "@/lib/cases/queue-page";
import { readQueue } from "@/lib/cases/read-queue";
import { positionOf, type TrackKind } from "@/lib/cases/track";
import { workableConditions } from "@/lib/cases/workable-condition";
import { Prisma } from "@/lib/infra/db/client";

/** Where somebody is: in which list, on which page of it, at which row. */
export type PlaceInQueue = { filter: QueueFilter; cursor: QueueCursor | null; reference: string; track: string };
/** The row to go on with, and the page on which it stands. */
export type NextRow = { reference: string; track: TrackKind; cursor: QueueCursor | null };

type Part = Partial<Pick<AskedPage, "cursor" | "limit" | "also">>;
type Read = (part: Part) => Promise<QueueRecord[]>;

/**
 * The next row of the list that this person can work on, however many pages on: behind the one they are at, then from the
 * top of the list. From a row that is not in the list, behind the beginning of the page. Asked before the row is decided,
 * since then it may leave its place. Null when nothing is left. Nobody sees what is passed over, so no record of it is kept.
 */
export async function nextInQueue(
  staff: Staff,
  place: PlaceInQueue,
  now: Date = new Date(),
): Promise<{ ok: true; next: NextRow | null } | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const read: Read = (part) => readQueue(staff, { filter: place.filter, cursor: null, limit: 1, now, ...part });
  const [here] = await read({ also: [rowCondition(place)] });
  const also = [Prisma.sql`NOT ${rowCondition(place)}`, ...workableConditions(staff, now)];
  const start = here ? after(here) : place.cursor?.towards === "after" ? place.cursor : null;
  const [behind] = await read({ cursor: start, also });
  const [next] = behind || !start ? [behind] : await read({ also });
  if (!next) return { ok: true, next: null };
  const { track } = positionOf(next.kind, next.state);
  return { ok: true, next: { reference: next.reference, track, cursor: await pageWith(next, place.cursor, read) } };
}

function after({ place, id }: QueueRecord): QueueCursor {
  return { towards: "after", place, id };
}

/** The page that is open or the first one, where the row stands on it; else one that begins with it. */
async function pageWith(row: QueueRecord, cursor: QueueCursor | null, read: Read): Promise<QueueCursor | null> {
  const open = await read({ cursor, limit: QUEUE_PAGE });
  if (open.some(({ id }) => id === row.id)) return cursor;
  const before = await read({ cursor: { ...after(row), towards: "before" }, limit: QUEUE_PAGE });
  const last = before.at(-1);
  return last && before.length === QUEUE_PAGE ? after(last) : null;
}
