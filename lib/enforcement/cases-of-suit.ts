import { db, type Tx } from "@/lib/infra/db/client";

/** More joined cases in a row than any office has. */
const LONGEST_CHAIN = 100;

/**
 * The cases that a suit was made of and those that are carried on in them, as long as they are its organisation's own.
 * In the order of their ids, in which everybody locks them.
 */
export async function casesUnder(suitId: string, tx: Tx = db): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE under AS (
      SELECT own.id, own.organisation_id, 1 AS place FROM suit_case
        JOIN "case" AS own ON own.id = suit_case.case_id
        JOIN public_interest_suit AS suit ON suit.id = suit_case.suit_id AND suit.organisation_id = own.organisation_id
      WHERE suit_case.suit_id = ${suitId}::uuid
      UNION
      SELECT next.id, next.organisation_id, place + 1 FROM under
        JOIN "case" AS next ON next.joined_to_id = under.id AND next.organisation_id = under.organisation_id
      WHERE place < ${LONGEST_CHAIN}
    )
    SELECT DISTINCT id::text FROM under ORDER BY id`;
  return rows.map(({ id }) => id);
}

/** Whether somebody has stepped back from any case that a suit rests on (C27). */
export async function isRecusedFromSuit(staffId: string, caseIds: readonly string[], tx: Tx = db): Promise<boolean> {
  const row = await tx.recusal.findFirst({ where: { staffId, caseId: { in: [...caseIds] } }, select: { id: true } });
  return row !== null;
}

/** Keeps everybody else from changing these cases until the transaction ends. */
export async function lockCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ANY(${caseIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}
