import { boundClaim } from "@/lib/cases/bound-claim";
import { claimEnd } from "@/lib/cases/claim";
import type { Tx } from "@/lib/infra/db/client";

type Held = { caseId: string; staffId: string; at: Date };

/** Renews the claim of somebody at work on the case, and says until when. Null when it is not theirs, or no longer. Locks the case's row. */
export async function holdClaim(tx: Tx, held: Held): Promise<Date | null> {
  const mine = await tx.case.updateMany({
    where: { id: held.caseId, claimedById: held.staffId, claimedUntil: { gt: held.at } },
    data: { claimedUntil: claimEnd(held.at) },
  });
  return mine.count === 1 ? boundClaim(tx, held) : null;
}
