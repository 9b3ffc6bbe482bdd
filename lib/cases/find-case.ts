import { asSeen, caseScope, rightColumns } from "@/lib/access/case-scope";
import type { Reach } from "@/lib/access/share-profile";
import type { Staff } from "@/lib/access/staff";
import { normaliseReference } from "@/lib/cases/reference";
import { db } from "@/lib/infra/db/client";

/**
 * The row behind a case number, however it was typed, for somebody who wants to do this with it; null for a number that
 * we never gave out, and for a case of another organisation unless it is shared that far (lib/access/case-scope.ts).
 * `as` is the same person with no more than they may do with this case.
 */
export async function findCase(staff: Staff, typed: string, reach: Reach) {
  const reference = normaliseReference(typed);
  if (!reference.ok) return null;
  const now = new Date();
  const row = await db.case.findUnique({
    where: { reference: reference.value, AND: [caseScope(staff, reach, now)] },
    select: { id: true, reference: true, claimedById: true, claimedUntil: true, ...rightColumns(staff, now) },
  });
  if (!row) return null;
  const { id, claimedById, claimedUntil } = row;
  return { id, reference: row.reference, claimedById, claimedUntil, as: asSeen(staff, row) };
}
