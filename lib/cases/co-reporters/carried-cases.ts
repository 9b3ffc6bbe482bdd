import { db, type Tx } from "@/lib/infra/db/client";

/** A case whose report is carried on in another one. */
export type CarriedCase = { caseId: string; trackId: string; joinedAt: Date };

const LONGEST_CHAIN = 100;

/** Everybody's case that is carried on in this one, by whatever row of cases between; who joined first comes first. */
export async function carriedCases(mainId: string, tx: Tx = db): Promise<CarriedCase[]> {
  return tx.$queryRaw<CarriedCase[]>`
    WITH RECURSIVE carried AS (
      SELECT id, 1 AS place FROM "case" WHERE joined_to_id = ${mainId}::uuid
      UNION ALL
      SELECT next.id, place + 1 FROM carried JOIN "case" AS next ON next.joined_to_id = carried.id
      WHERE place < ${LONGEST_CHAIN}
    )
    SELECT carried.id::text AS "caseId", track.id::text AS "trackId", joining.at AS "joinedAt"
    FROM carried
      JOIN track ON track.case_id = carried.id AND track.kind = 'report' AND track.state = 'joined'
      CROSS JOIN LATERAL (
        SELECT max(at) AS at FROM case_event WHERE case_id = carried.id AND kind IN ('join', 'join_others', 'merge')
      ) AS joining
    ORDER BY joining.at, carried.id`;
}
