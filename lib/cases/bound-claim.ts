import { profilesWith } from "@/lib/access/share-profile";
import { claimEnd } from "@/lib/cases/claim";
import type { Tx } from "@/lib/infra/db/client";

type Held = { caseId: string; staffId: string; at: Date };

/**
 * Until when a claim stands that was just written for half an hour: for a partner's people no longer than the share by
 * which they may take the case. After the write, so that the many who ask in vain cost no more.
 */
export async function boundClaim(tx: Tx, { caseId, staffId, at }: Held): Promise<Date> {
  const until = claimEnd(at);
  const share = await tx.caseShare.findFirst({
    where: {
      caseId,
      endedAt: null,
      until: { gt: at },
      profile: { in: profilesWith("case:claim") },
      organisation: { staff: { some: { id: staffId } } },
    },
    select: { until: true },
  });
  if (!share || share.until >= until) return until;
  const data = { claimedUntil: share.until };
  await tx.case.updateMany({ where: { id: caseId, claimedById: staffId }, data });
  return share.until;
}
