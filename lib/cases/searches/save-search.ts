import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { queueAddress, readQueueFilter } from "@/lib/cases/queue-filter";
import { db, inTransaction, isDuplicate } from "@/lib/infra/db/client";
import { MOST_OF_ONE_PERSON, type SaveSearch, type SearchFault, saveSearchSchema, searchFault } from "./saved-search";

export type SaveSearchResult = { ok: true; id: string } | NotPermitted | { ok: false; reason: SearchFault };

/**
 * Keeps a way of looking at the queue under a name (C6). What was searched for stays out of the audit record, which
 * cannot forget a name. The same search under the same name once more is the one that is there.
 */
export async function saveSearch(staff: Staff, input: SaveSearch, at: Date = new Date()): Promise<SaveSearchResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const parsed = saveSearchSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: searchFault(parsed.error.issues) };
  const { name, shared } = parsed.data;
  const filter = readQueueFilter(new URLSearchParams(parsed.data.list));
  const address = queueAddress(filter).toString();
  if ((await db.savedSearch.count({ where: { ownerId: staff.id } })) >= MOST_OF_ONE_PERSON) {
    return (await theSame(staff, name, address)) ?? { ok: false, reason: "too_many" };
  }
  try {
    return await inTransaction(async (tx) => {
      const data = { ownerId: staff.id, organisationId: staff.organisationId, name, address, shared, createdAt: at };
      const { id } = await tx.savedSearch.create({ data, select: { id: true } });
      const actor = { kind: "staff", id: staff.id } as const;
      const kept = { search: id, shared, filter: queueAddress({ ...filter, search: null }).toString() };
      await appendAudit(tx, { actor, action: "search.saved", subject: actor, data: kept, at });
      return { ok: true, id };
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await theSame(staff, name, address)) ?? { ok: false, reason: "name_taken" };
  }
}

async function theSame(staff: Staff, name: string, address: string): Promise<{ ok: true; id: string } | null> {
  const there = await db.savedSearch.findFirst({ where: { ownerId: staff.id, name, address }, select: { id: true } });
  return there && { ok: true, id: there.id };
}
