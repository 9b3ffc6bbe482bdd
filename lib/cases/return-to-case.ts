import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { inTransaction } from "@/lib/infra/db/client";

export type ReturnResult =
  | { ok: true; until: Date }
  | NotPermitted
  | { ok: false; reason: "not_found" | "not_claimed" };

/** Renews the claim of somebody who is back on the page that they left, for instance because they loaded it again. Takes nothing. */
export async function returnToCase(staff: Staff, reference: string, at: Date = new Date()): Promise<ReturnResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  const until = await inTransaction((tx) => holdClaim(tx, { caseId: found.id, staffId: staff.id, at }));
  return until ? { ok: true, until } : { ok: false, reason: "not_claimed" };
}
