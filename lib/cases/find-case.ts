import { caseScope } from "@/lib/access/case-scope";
import type { Permission } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { normaliseReference } from "@/lib/cases/reference";
import { db } from "@/lib/infra/db/client";

/**
 * The row behind a case number, however it was typed, for somebody who wants to do this with it; null for a number that
 * we never gave out, and for a case of another organisation unless it is shared that far (lib/access/case-scope.ts).
 */
export async function findCase(staff: Staff, typed: string, permission: Permission) {
  const reference = normaliseReference(typed);
  if (!reference.ok) return null;
  return db.case.findUnique({
    where: { reference: reference.value, AND: [caseScope(staff, permission, new Date())] },
    select: { id: true, reference: true, claimedById: true, claimedUntil: true },
  });
}
