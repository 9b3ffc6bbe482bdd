import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { runningClocksOf } from "@/lib/cases/clocks-of-track";
import { countSetBack } from "@/lib/cases/count-set-back";
import { type DeskMarks, deskMarks } from "@/lib/cases/desk-marks";
import { looksLikePersonsName } from "@/lib/cases/persons-name";
import { type QueueCursor, type QueueFilter, queueAddress } from "@/lib/cases/queue-filter";
import type { QueueRecord } from "@/lib/cases/queue-page";
import { type QueueRow, queueRow } from "@/lib/cases/queue-row";
import { readQueue } from "@/lib/cases/read-queue";
import { inTransaction } from "@/lib/infra/db/client";

export const QUEUE_PAGE = 25;

/** A row with whose turn it is. */
export type ListedRow = QueueRow & { readonly desk: DeskMarks };

export type QueuePage = {
  readonly ok: true;
  readonly rows: readonly ListedRow[];
  /** Where the neighbouring pages begin; null when there is none. How many rows there are in all is never counted. */
  readonly next: QueueCursor | null;
  readonly previous: QueueCursor | null;
  /** Tracks that are overdue or due today and stand further back so that other merchants get their turn. */
  readonly setBack: number;
};

export type QueueRequest = { readonly filter: QueueFilter; readonly cursor?: QueueCursor | null };

/**
 * One page of the queue: the tracks that this person may see, in the recommended order or by clock. Pages begin at
 * a key, so each costs the same however deep, and a row is neither lost nor shown twice while others are added.
 * Which cases were shown is on record.
 */
export async function listQueue(
  staff: Staff,
  { filter, cursor = null }: QueueRequest,
  now: Date = new Date(),
): Promise<QueuePage | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await readQueue(staff, { filter, cursor, limit: QUEUE_PAGE + 1, now });
  const page = pageOf(found, cursor);
  const shown = page.records.map(({ id }) => id);
  const [clocks, setBack, marks] = await Promise.all([
    runningClocksOf(shown),
    countSetBack(staff, filter, now),
    deskMarks(staff, shown, now),
  ]);
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: filter.search ? "case.searched" : "case.listed",
      subject: { kind: "staff", id: staff.id },
      data: { ...shownIn(filter, page.records), name: forPerson(filter, cursor) },
      at: now,
    }),
  );
  const rows = page.records.map((record) => {
    const own = clocks.filter(({ trackId }) => trackId === record.id);
    return { ...queueRow(record, own, now), desk: marks(record.id) };
  });
  return { ok: true, rows, next: page.next, previous: page.previous, setBack };
}

/** The numbers of the cases; of a search not the words, which may be somebody's name and could never be removed. */
function shownIn(filter: QueueFilter, records: readonly QueueRecord[]) {
  const asked = queueAddress({ ...filter, search: null }).toString();
  return { filter: asked, shown: records.map(({ reference }) => reference).join(" ") };
}

/** Only that it looked like a person's name is kept (T5), and only once a search. */
function forPerson({ search }: QueueFilter, cursor: QueueCursor | null): true | undefined {
  return search && !cursor && looksLikePersonsName(search) ? true : undefined;
}

/** Takes the one row too many away again, at the end that was asked for. */
function pageOf(found: readonly QueueRecord[], cursor: QueueCursor | null) {
  const backwards = cursor?.towards === "before";
  const more = found.length > QUEUE_PAGE;
  const records = backwards ? found.slice(-QUEUE_PAGE) : found.slice(0, QUEUE_PAGE);
  const [first, last] = [records.at(0), records.at(-1)];
  const hasNext = backwards ? cursor !== null : more;
  const hasPrevious = backwards ? more : cursor !== null;
  return {
    records,
    next: hasNext && last ? ({ towards: "after", place: last.place, id: last.id } as const) : null,
    previous: hasPrevious && first ? ({ towards: "before", place: first.place, id: first.id } as const) : null,
  };
}
