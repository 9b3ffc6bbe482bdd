import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { askedFor, type CaseAsked, isHeld } from "@/lib/cases/claim";
import { findCase } from "@/lib/cases/find-case";
import { giveBack } from "@/lib/cases/give-back";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

export type ReleaseResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "not_claimed" | "taken" };

/** Gives a case back before the half hour is over. `not_claimed`: nobody has it any more; `taken`: another has it. */
export async function releaseCase(staff: Staff, asked: CaseAsked, at: Date = new Date()): Promise<ReleaseResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const { reference, under } = askedFor(asked);
  const found = await findCase(staff, reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    if (await giveBack(tx, staff, { where: { id: found.id }, under, at })) return { ok: true };
    return { ok: false, reason: (await isTaken(tx, found.id, at)) ? "taken" : "not_claimed" };
  });
}

async function isTaken(tx: Tx, id: string, at: Date): Promise<boolean> {
  const now = await tx.case.findUniqueOrThrow({ where: { id }, select: { claimedById: true, claimedUntil: true } });
  return isHeld(now, at);
}
