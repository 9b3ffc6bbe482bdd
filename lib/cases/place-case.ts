import { type QueueOfMerchant, tryTurns } from "@/lib/cases/merchant-turn";
import { daysSetBack, FREE_PLACES, MOST_DAYS } from "@/lib/cases/place";
import { rankCase } from "@/lib/cases/rank-case";
import type { Tx } from "@/lib/infra/db/client";

/** A case has at most two tracks, and nobody is set back further than the last of these. */
const MOST_COUNTED = 2 * (FREE_PLACES + MOST_DAYS);
/** Cases of the merchant that a new reporter can lift; a merchant with more has its free places anyway. */
const MOST_LIFTED = FREE_PLACES;

/**
 * Gives a case that has just come in its turn among the untouched cases of the same merchant (ABU-03), and its place in
 * the queue. Free places are given one after the other; a case that comes while another of its merchant is being placed
 * does not wait for one, and gets its turn the next morning. The costs are the same however many cases the merchant has.
 */
export async function placeCase(tx: Tx, { caseId, at }: { caseId: string; at: Date }): Promise<void> {
  const track = await tx.track.findFirst({ where: { caseId }, select: { organisationId: true, merchant: true } });
  if (!track?.merchant) return rankCase(tx, { caseId, at });
  const alone = await tryTurns(tx, track);
  const ahead = await waitingCases(tx, track, caseId);
  const turn = alone ? ahead : Math.max(ahead, FREE_PLACES);
  await rankCase(tx, { caseId, at, daysSetBack: daysSetBack(turn) });
  for (const other of await liftedBy(tx, track, caseId)) await rankCase(tx, { caseId: other, at });
}

async function waitingCases(tx: Tx, { organisationId, merchant }: QueueOfMerchant, caseId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ ahead: number }[]>`
    SELECT count(DISTINCT case_id)::int AS ahead
    FROM (SELECT case_id FROM track WHERE organisation_id = ${organisationId}::uuid AND merchant = ${merchant} AND open AND state = 'received'
          AND case_id <> ${caseId}::uuid LIMIT ${MOST_COUNTED}) waiting`;
  return row?.ahead ?? 0;
}

/** Where the reporter can be told from others, the cases that stand in front gain a witness. One in hand is left alone. */
async function liftedBy(tx: Tx, { organisationId, merchant }: QueueOfMerchant, caseId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ caseId: string }[]>`
    SELECT t.case_id AS "caseId" FROM track t
    WHERE t.organisation_id = ${organisationId}::uuid AND t.merchant = ${merchant} AND t.open AND t.state = 'received' AND t.set_back_days = 0
      AND t.case_id <> ${caseId}::uuid
      AND EXISTS (SELECT 1 FROM submission s WHERE s.case_id = ${caseId}::uuid AND s.reporter_tag IS NOT NULL)
    LIMIT ${2 * MOST_LIFTED} FOR UPDATE OF t SKIP LOCKED`;
  return [...new Set(rows.map((row) => row.caseId))].slice(0, MOST_LIFTED);
}
