import { profilesWith } from "@/lib/access/share-profile";
import type { Tx } from "@/lib/infra/db/client";

type Handler = { caseId: string; staffId: string; at: Date };

/** When the last share ends by which this person of a partner may take the case; null for the owner's people. */
export async function shareUntil(tx: Tx, { caseId, staffId, at }: Handler): Promise<Date | null> {
  const share = await tx.caseShare.findFirst({
    where: {
      caseId,
      endedAt: null,
      until: { gt: at },
      profile: { in: profilesWith("case:claim") },
      organisation: { staff: { some: { id: staffId } } },
    },
    orderBy: { until: "desc" },
    select: { until: true },
  });
  return share?.until ?? null;
}
