import { reopenedBecause } from "@/lib/cases/data-requests/data-request";
import { reopenErasure } from "@/lib/cases/data-requests/reopen-erasure";
import { lockCase } from "@/lib/cases/desk-change";
import { db, inTransaction, Prisma, type Tx } from "@/lib/infra/db/client";
import { LAST_WORD, SPOKEN_FOR } from "@/lib/retention/due-records";

const MOST = 200;

/**
 * Opens again what was granted to reporters and does not come: nobody answered as the second person in time, or the
 * matter went on after they had, so that their word no longer holds (due-records.ts). A second run finds nothing left.
 * @returns how many were opened again.
 */
export async function reopenLapsedErasures(at: Date = new Date()): Promise<number> {
  let opened = 0;
  for (const caseId of await leftUndone(db, at)) {
    if (await inTransaction((tx) => reopen(tx, caseId, at))) opened++;
  }
  return opened;
}

/** Cases with deletion granted that neither waits for a second person, or in a batch, nor has a word that holds. */
async function leftUndone(tx: Tx, at: Date, only: Prisma.Sql = Prisma.sql`true`): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ caseId: string }[]>`
    SELECT c.id AS "caseId" FROM data_request r JOIN "case" c ON c.id = r.case_id
    WHERE r.kind = 'erasure' AND r.outcome = 'granted'
      AND EXISTS (SELECT 1 FROM approval_request a WHERE a.case_id = c.id AND a.act = 'early_disposal')
      AND NOT EXISTS (SELECT 1 FROM data_request later WHERE later.case_id = c.id AND later.reopened_at >= r.answered_at)
      AND NOT EXISTS (SELECT 1 FROM approval_request a WHERE a.case_id = c.id AND a.act = 'early_disposal'
        AND (a.decision IS NULL AND a.lapses_at > ${at}
          OR a.decision = 'approved' AND a.decided_at >= r.answered_at AND a.decided_at >= ${LAST_WORD}))
      AND NOT (${SPOKEN_FOR}) AND ${only}
    GROUP BY c.id ORDER BY min(r.answered_at) LIMIT ${MOST}`;
  return rows.map(({ caseId }) => caseId);
}

async function reopen(tx: Tx, caseId: string, at: Date): Promise<boolean> {
  await lockCase(tx, caseId);
  // Somebody may have asked or answered as the second person while this waited for the case.
  const still = await leftUndone(tx, at, Prisma.sql`c.id = ${caseId}::uuid`);
  if (still.length === 0) return false;
  const last = await tx.approvalRequest.findFirst({
    where: { caseId, act: "early_disposal" },
    orderBy: { askedAt: "desc" },
    select: { decision: true, words: true },
  });
  const actor = { kind: "system" } as const;
  const why = { because: reopenedBecause(last?.decision ?? null), words: last?.words ?? "" };
  return reopenErasure(tx, { caseId, ...why, actor, settled: true, at });
}
