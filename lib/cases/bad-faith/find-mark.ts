import type { Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { db } from "@/lib/infra/db/client";

/** The mark on a case of one's own organisation, if it has one; null for a number that is none of theirs. */
export async function findMark(staff: Staff, reference: string) {
  const found = await findCase(staff, reference, "own");
  if (!found) return null;
  const { id: caseId } = found;
  return { caseId, reference: found.reference, mark: await db.badFaithMark.findUnique({ where: { caseId } }) };
}
