import { isId } from "@/lib/access/schema";
import type { Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";

export type FoundSearch = {
  readonly id: string;
  readonly ownerId: string;
  readonly own: boolean;
  readonly name: string;
  readonly address: string;
  readonly shared: boolean;
  readonly digest: boolean;
  readonly above: number | null;
};

/** A search that this person may see: an own one, or a shared one. */
export async function findSearch(staff: Staff, id: string): Promise<FoundSearch | null> {
  if (!isId(id)) return null;
  const found = await db.savedSearch.findFirst({
    where: { id, OR: [{ ownerId: staff.id }, { organisationId: staff.organisationId, shared: true }] },
    select: { id: true, ownerId: true, name: true, address: true, shared: true, digest: true, above: true },
  });
  return found && { ...found, own: found.ownerId === staff.id };
}
