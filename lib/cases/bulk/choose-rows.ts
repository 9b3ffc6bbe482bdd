import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { BULK_LIMIT } from "@/lib/cases/bulk/bulk-act";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readQueue } from "@/lib/cases/read-queue";

export const SCOPES = ["ticked", "shown", "all"] as const;
export type ChosenScope = (typeof SCOPES)[number];

/** Ids of tracks: those with a tick, and all that the page showed. `list` is the address of the queue as it stood there. */
export type ChooseRows = { scope: ChosenScope; ticked: readonly string[]; shown: readonly string[]; list: string };
export type ChooseRowsResult =
  | { ok: true; trackIds: readonly string[] }
  | NotPermitted
  | { ok: false; reason: "nothing_chosen" | "too_many" };

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which rows somebody means: those they ticked, those they saw, or all of their list as it is now. Never more than 500. */
export async function chooseRows(
  staff: Staff,
  { scope, ticked, shown, list }: ChooseRows,
  now: Date = new Date(),
): Promise<ChooseRowsResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const trackIds = scope === "all" ? await rowsOf(staff, list, now) : idsAmong(scope === "shown" ? shown : ticked);
  if (trackIds.length === 0) return { ok: false, reason: "nothing_chosen" };
  return trackIds.length > BULK_LIMIT ? { ok: false, reason: "too_many" } : { ok: true, trackIds };
}

export function idsAmong(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => ID.test(text)))];
}

async function rowsOf(staff: Staff, list: string, now: Date): Promise<readonly string[]> {
  const filter = readQueueFilter(new URLSearchParams(list));
  const rows = await readQueue(staff, { filter, cursor: null, limit: BULK_LIMIT + 1, now });
  return rows.map(({ id }) => id);
}
