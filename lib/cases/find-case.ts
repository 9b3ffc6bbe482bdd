import { normaliseReference } from "@/lib/cases/reference";
import { db } from "@/lib/infra/db/client";

/** The row behind a case number, however it was typed; null for a number that we never gave out. */
export async function findCase(typed: string) {
  const reference = normaliseReference(typed);
  if (!reference.ok) return null;
  return db.case.findUnique({
    where: { reference: reference.value },
    select: { id: true, reference: true, claimedById: true, claimedUntil: true },
  });
}
