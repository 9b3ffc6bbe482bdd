import { db, type Tx } from "@/lib/infra/db/client";

/** What this person came by lately and does not yet answer with; empty for nearly everybody (SEC-09). */
export async function restingApprovals(staffId: string, at: Date, tx: Tx = db): Promise<readonly string[]> {
  const rows = await tx.approverGrant.findMany({
    where: { staffId, waitsUntil: { gt: at }, confirmedAt: null },
    select: { waiting: true },
  });
  return rows.flatMap(({ waiting }) => waiting);
}
