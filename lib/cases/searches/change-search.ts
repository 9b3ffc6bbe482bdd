import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, isDuplicate } from "@/lib/infra/db/client";
import { type ChangeSearch, changeSearchSchema, type SearchFault, searchFault } from "./saved-search";

export type ChangeSearchResult = { ok: true } | NotPermitted | { ok: false; reason: SearchFault | "not_found" };

/** Renames an own search, shares it or takes it back, and says when to be told of it (C6, C7). */
export async function changeSearch(
  staff: Staff,
  input: ChangeSearch,
  at: Date = new Date(),
): Promise<ChangeSearchResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const parsed = changeSearchSchema.safeParse(input);
  if (!parsed.success) {
    const unknown = parsed.error.issues.some(({ path }) => path[0] === "id");
    return { ok: false, reason: unknown ? "not_found" : searchFault(parsed.error.issues) };
  }
  const { id, ...data } = parsed.data;
  try {
    return await inTransaction(async (tx) => {
      const { count } = await tx.savedSearch.updateMany({ where: { id, ownerId: staff.id }, data });
      if (count === 0) return { ok: false, reason: "not_found" };
      const actor = { kind: "staff", id: staff.id } as const;
      const { shared, digest, above } = data;
      const said = { search: id, shared, digest, above };
      await appendAudit(tx, { actor, action: "search.changed", subject: actor, data: said, at });
      return { ok: true };
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "name_taken" };
    throw error;
  }
}
