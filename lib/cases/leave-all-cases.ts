import { caseScope } from "@/lib/access/case-scope";
import { liveSessions } from "@/lib/access/queries";
import type { Staff } from "@/lib/access/staff";
import { giveBack } from "@/lib/cases/give-back";
import { db, inTransaction } from "@/lib/infra/db/client";

/**
 * Gives back whatever this person took by opening it and still has: for whoever signs out. What a button took stays; and
 * everything, while they are signed in elsewhere: nobody knows on which device a case is open.
 */
export async function leaveAllCases(staff: Staff, at: Date = new Date()): Promise<void> {
  if ((await liveSessions(staff.id, at)).some(({ id }) => id !== staff.sessionId)) return;
  const scope = [caseScope(staff, "case:claim", at)];
  const where = { claimedById: staff.id, claimedUntil: { gt: at }, claimMoves: true, AND: scope };
  const held = await db.case.findMany({ where, select: { id: true } });
  const under = { by: "signing_out" };
  // Each by itself: the audit record is written to last, and once a transaction.
  for (const { id } of held) {
    await inTransaction((tx) => giveBack(tx, staff, { where: { id, claimMoves: true }, under, at }));
  }
}
