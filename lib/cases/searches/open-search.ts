import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";
import { findSearch } from "./find-search";

export type OpenSearchResult = { ok: true; address: string } | NotPermitted | { ok: false; reason: "not_found" };

/** The queue as a saved search shows it. For its owner, what it had to say counts as read from now on. */
export async function openSearch(staff: Staff, id: string, at: Date = new Date()): Promise<OpenSearchResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findSearch(staff, id);
  if (!found) return { ok: false, reason: "not_found" };
  if (found.own) {
    await db.searchAlert.updateMany({ where: { searchId: found.id, seenAt: null }, data: { seenAt: at } });
  }
  return { ok: true, address: found.address };
}
