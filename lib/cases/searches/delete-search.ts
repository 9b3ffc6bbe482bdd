import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { findSearch } from "./find-search";

/**
 * Forgets a search: everybody their own, supervisors whatever is shared. One that is gone already, or was never there
 * for this person, is answered like the first click.
 */
export async function deleteSearch(
  staff: Staff,
  id: string,
  at: Date = new Date(),
): Promise<{ ok: true } | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findSearch(staff, id);
  if (!found) return { ok: true };
  const mayTidy = found.own ? may : authorise(staff, "search:tidy");
  if (!mayTidy.ok) return mayTidy;
  return inTransaction(async (tx) => {
    const still = found.own
      ? { id: found.id, ownerId: staff.id }
      : { id: found.id, organisationId: staff.organisationId, shared: true };
    const { count } = await tx.savedSearch.deleteMany({ where: still });
    if (count === 0) return { ok: true };
    const [actor, subject] = [
      { kind: "staff", id: staff.id },
      { kind: "staff", id: found.ownerId },
    ] as const;
    await appendAudit(tx, { actor, action: "search.deleted", subject, data: { search: found.id }, at });
    return { ok: true };
  });
}
