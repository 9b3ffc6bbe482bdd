import { claimEnd } from "@/lib/cases/claim";
import type { Tx } from "@/lib/infra/db/client";

/** Renews the claim of somebody at work on the case. False when it is not theirs, or no longer. Locks the case's row. */
export async function holdClaim(tx: Tx, held: { caseId: string; staffId: string; at: Date }): Promise<boolean> {
  const mine = await tx.case.updateMany({
    where: { id: held.caseId, claimedById: held.staffId, claimedUntil: { gt: held.at } },
    data: { claimedUntil: claimEnd(held.at) },
  });
  return mine.count === 1;
}
