import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { claimEnd } from "@/lib/cases/claim";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { readClaimable } from "@/lib/cases/read-claimable";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";

export type TakeOverResult =
  | { ok: true; until: Date }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "taken" | "ended" };

/**
 * Takes a case from whoever holds it: for supervisors, when somebody fell ill at their desk. It is on record from whom.
 * `taken`: the case changed hands since the supervisor looked. `ended`: nothing is left in it that would need it in hand.
 */
export async function takeOverCase(staff: Staff, reference: string, at: Date = new Date()): Promise<TakeOverResult> {
  const may = authorise(staff, "case:assign");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "case:assign");
  if (!found) return { ok: false, reason: "not_found" };
  const until = claimEnd(at);
  return inTransaction(async (tx): Promise<TakeOverResult> => {
    await lockCase(tx, found.id);
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
    if (!(await readClaimable(tx, { caseId: found.id, staff: found.as }))) return { ok: false, reason: "ended" };
    const { count } = await tx.case.updateMany({
      where: { id: found.id, claimedById: found.claimedById },
      data: { claimedById: staff.id, claimedUntil: until, claimMoves: false },
    });
    if (count === 0) return { ok: false, reason: "taken" };
    const actor = { kind: "staff", id: staff.id } as const;
    const data: Record<string, string> = found.claimedById ? { from: found.claimedById } : {};
    await recordEvent(tx, { caseId: found.id, kind: "claimed", actor, told: false, data, at });
    await appendAudit(tx, { actor, action: "case.claimed", subject: { kind: "case", id: found.id }, data, at });
    return { ok: true, until };
  });
}
