import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import { type QueueFilter, readQueueFilter } from "@/lib/cases/queue-filter";
import { countQueue } from "@/lib/cases/read-queue";
import { db } from "@/lib/infra/db/client";
import { type CappedCount, COUNTED_UP_TO, capped } from "./saved-search";

export type SearchView = {
  readonly id: string;
  readonly name: string;
  readonly filter: QueueFilter;
  readonly own: boolean;
  readonly owner: string;
  readonly shared: boolean;
  readonly digest: boolean;
  readonly above: number | null;
  /** What it has to say that its owner has not looked at yet. */
  readonly news: boolean;
};
export type CountedSearch = SearchView & { readonly found: CappedCount };

const MOST_SHOWN = 100;

/** The searches of this person, then those shared by others, by name. */
export async function listSearches(
  staff: Staff,
): Promise<{ ok: true; searches: readonly SearchView[] } | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const rows = await db.savedSearch.findMany({
    where: { OR: [{ ownerId: staff.id }, { organisationId: staff.organisationId, shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_SHOWN,
    include: { alerts: { where: { seenAt: null }, take: 1, select: { id: true } } },
  });
  const names = await staffNames(
    staff,
    rows.map(({ ownerId }) => ownerId),
  );
  const views = rows.map(({ ownerId, address, alerts, ...row }) => {
    const own = ownerId === staff.id;
    const filter = readQueueFilter(new URLSearchParams(address));
    const { id, name, shared, digest, above } = row;
    const owner = names.get(ownerId) ?? "";
    return { id, name, filter, own, owner, shared, digest, above, news: own && alerts.length > 0 };
  });
  return { ok: true, searches: views.toSorted((one, other) => Number(other.own) - Number(one.own)) };
}

/** The same with how many tracks each finds now, counted no further than "99+": a full count would read every row. */
export async function countSearches(
  staff: Staff,
  now: Date = new Date(),
): Promise<{ ok: true; searches: readonly CountedSearch[] } | NotPermitted> {
  const listed = await listSearches(staff);
  if (!listed.ok) return listed;
  const counted = listed.searches.map(async (search) => {
    const found = await countQueue(staff, { filter: search.filter, upTo: COUNTED_UP_TO, now });
    return { ...search, found: capped(found) };
  });
  return { ok: true, searches: await Promise.all(counted) };
}
