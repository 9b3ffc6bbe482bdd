import { claimEnd } from "@/lib/cases/claim";
import { shareUntil } from "@/lib/cases/share-until";
import type { Tx } from "@/lib/infra/db/client";

type Held = { caseId: string; staffId: string; at: Date };

/**
 * Until when a claim stands that was just written for half an hour: for a partner's people no longer than the share by
 * which they may take the case. After the write, so that the many who ask in vain cost no more.
 */
export async function boundClaim(tx: Tx, { caseId, staffId, at }: Held): Promise<Date> {
  const until = claimEnd(at);
  const shared = await shareUntil(tx, { caseId, staffId, at });
  if (!shared || shared >= until) return until;
  const data = { claimedUntil: shared };
  await tx.case.updateMany({ where: { id: caseId, claimedById: staffId }, data });
  return shared;
}
