import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { askedFor, type CaseAsked, isHeld } from "@/lib/cases/claim";
import { findCase } from "@/lib/cases/find-case";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

export type ReleaseResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "not_claimed" | "taken" };

/** Gives a case back before the half hour is over. `not_claimed`: nobody has it any more; `taken`: another has it. */
export async function releaseCase(staff: Staff, asked: CaseAsked, at: Date = new Date()): Promise<ReleaseResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const { reference, ...under } = askedFor(asked);
  const found = await findCase(staff, reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id: found.id, claimedById: staff.id, claimedUntil: { gt: at } },
      data: { claimedById: null, claimedUntil: null },
    });
    if (count === 0) return { ok: false, reason: (await isTaken(tx, found.id, at)) ? "taken" : "not_claimed" };
    const actor = { kind: "staff", id: staff.id } as const;
    await recordEvent(tx, { caseId: found.id, kind: "released", actor, told: false, at });
    const subject = { kind: "case", id: found.id } as const;
    await appendAudit(tx, { actor, action: "case.released", subject, data: under, at });
    return { ok: true };
  });
}

async function isTaken(tx: Tx, id: string, at: Date): Promise<boolean> {
  const now = await tx.case.findUniqueOrThrow({ where: { id }, select: { claimedById: true, claimedUntil: true } });
  return isHeld(now, at);
}
