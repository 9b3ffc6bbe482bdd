import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { db } from "@/lib/infra/db/client";

export type SuggestedGroundsResult =
  | { ok: true; grounds: readonly string[] }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** The grounds recommended to the unit where an own case lies; none where it lies at nobody's. */
export async function suggestedGrounds(staff: Staff, reference: string): Promise<SuggestedGroundsResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "case:read");
  const { organisationId } = staff;
  const track = found
    ? await db.track.findFirst({
        where: { caseId: found.id, organisationId },
        select: { unit: { select: { grounds: true } } },
      })
    : null;
  return track ? { ok: true, grounds: track.unit?.grounds ?? [] } : { ok: false, reason: "not_found" };
}
