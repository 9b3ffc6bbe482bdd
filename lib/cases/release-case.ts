import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";

export type ReleaseResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "not_claimed" };

/** Gives a case back before the half hour is over. `not_claimed`: it was not this person's any more. */
export async function releaseCase(staff: Staff, reference: string, at: Date = new Date()): Promise<ReleaseResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(reference);
  if (!found) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id: found.id, claimedById: staff.id, claimedUntil: { gt: at } },
      data: { claimedById: null, claimedUntil: null },
    });
    if (count === 0) return { ok: false, reason: "not_claimed" };
    const actor = { kind: "staff", id: staff.id } as const;
    await recordEvent(tx, { caseId: found.id, kind: "released", actor, told: false, at });
    await appendAudit(tx, { actor, action: "case.released", subject: { kind: "case", id: found.id }, at });
    return { ok: true };
  });
}
