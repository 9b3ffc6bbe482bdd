import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { leftEnd } from "@/lib/cases/claim";
import { findCase } from "@/lib/cases/find-case";
import { giveBack } from "@/lib/cases/give-back";
import { inTransaction } from "@/lib/infra/db/client";

export type LeaveCase = {
  reference: string;
  /** Until when the claim stood on the page that is left. A claim renewed since is that of a later page. */
  until: Date;
  /** Nobody knows where to: the window was closed, or the page is loaded again and they are back at once. */
  perhapsBack: boolean;
};

export type LeaveResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "not_claimed" };

/**
 * Gives back a case whose page is left, when opening it took it: at once, or in LEFT_SECONDS where they may be back
 * (`returnToCase`). `not_claimed`: a button took it, a later page renewed it, or it is not theirs, and nothing has changed.
 */
export async function leaveCase(staff: Staff, left: LeaveCase, at: Date = new Date()): Promise<LeaveResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(staff, left.reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  const where = { id: found.id, claimMoves: true, claimedUntil: left.until } as const;
  const end = left.perhapsBack ? endSoon : giveBack;
  const ended = await inTransaction((tx) => end(tx, staff, { where, under: { by: "leaving" }, at }));
  return ended ? { ok: true } : { ok: false, reason: "not_claimed" };
}

const endSoon: typeof giveBack = async (tx, staff, { where, at }) => {
  const soon = leftEnd(at);
  const { count } = await tx.case.updateMany({
    where: { ...where, claimedById: staff.id, AND: [{ claimedUntil: { gt: soon } }] },
    data: { claimedUntil: soon },
  });
  if (count === 0) return false;
  const actor = { kind: "staff", id: staff.id } as const;
  await appendAudit(tx, { actor, action: "case.left", subject: { kind: "case", id: where.id }, at });
  return true;
};
