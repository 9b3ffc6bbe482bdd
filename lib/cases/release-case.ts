import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { askedFor, type CaseAsked, isHeld, isHeldBy } from "@/lib/cases/claim";
import { findCase } from "@/lib/cases/find-case";
import { giveBack } from "@/lib/cases/give-back";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

export type ReleaseResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "not_claimed" | "taken" };

/**
 * Gives a case back before the half hour is over; one that is asked for as it was `opened` only where opening took it, for
 * what a button took stays. `not_claimed`: this person has none that would go back; `taken`: another has it.
 */
export async function releaseCase(staff: Staff, asked: CaseAsked, at: Date = new Date()): Promise<ReleaseResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const { reference, under, moves } = askedFor(asked);
  const found = await findCase(staff, reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  const where = moves ? ({ id: found.id, claimMoves: true } as const) : { id: found.id };
  return inTransaction(async (tx) => {
    if (await giveBack(tx, staff, { where, under, at })) return { ok: true };
    return { ok: false, reason: (await isTaken(tx, { caseId: found.id, staff, at })) ? "taken" : "not_claimed" };
  });
}

type Asked = { caseId: string; staff: Pick<Staff, "id">; at: Date };

async function isTaken(tx: Tx, { caseId: id, staff, at }: Asked): Promise<boolean> {
  const now = await tx.case.findUniqueOrThrow({ where: { id }, select: { claimedById: true, claimedUntil: true } });
  return isHeld(now, at) && !isHeldBy(now, staff.id, at);
}
