import { type ReopenedBecause, reopenedBecause } from "@/lib/cases/data-requests/data-request";
import { reopenErasure } from "@/lib/cases/data-requests/reopen-erasure";
import { lockCase } from "@/lib/cases/desk-change";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";

const MOST = 200;

/**
 * Opens again what was granted to reporters and what nobody answered in time as the second person. A second run finds
 * nothing left to do.
 * @returns how many were opened again.
 */
export async function reopenLapsedErasures(at: Date = new Date()): Promise<number> {
  let opened = 0;
  for (const caseId of await leftUndone(at)) {
    if (await inTransaction((tx) => reopen(tx, caseId, at))) opened++;
  }
  return opened;
}

/** Cases with deletion granted that neither waits for a second person any more nor has their word. */
async function leftUndone(at: Date): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ caseId: string }[]>`
    SELECT r.case_id AS "caseId" FROM data_request r
    WHERE r.kind = 'erasure' AND r.outcome = 'granted'
      AND EXISTS (SELECT 1 FROM approval_request a WHERE a.case_id = r.case_id AND a.act = 'early_disposal')
      AND NOT EXISTS (SELECT 1 FROM data_request later WHERE later.case_id = r.case_id AND later.reopened_at >= r.answered_at)
      AND NOT EXISTS (SELECT 1 FROM approval_request a WHERE a.case_id = r.case_id AND a.act = 'early_disposal'
        AND (a.decision IS NULL AND a.lapses_at > ${at} OR a.decision = 'approved' AND a.decided_at >= r.answered_at))
    GROUP BY r.case_id ORDER BY min(r.answered_at) LIMIT ${MOST}`;
  return rows.map(({ caseId }) => caseId);
}

async function reopen(tx: Tx, caseId: string, at: Date): Promise<boolean> {
  await lockCase(tx, caseId);
  const last = await tx.approvalRequest.findFirst({
    where: { caseId, act: "early_disposal" },
    orderBy: { askedAt: "desc" },
    select: { decision: true, words: true },
  });
  const because: ReopenedBecause = reopenedBecause(last?.decision ?? null);
  const actor = { kind: "system" } as const;
  return reopenErasure(tx, { caseId, because, words: last?.words ?? "", actor, at });
}
