import { type Position, positionOf } from "@/lib/cases/track";
import { db, type Tx } from "@/lib/infra/db/client";

/** The case in which a matter is handled: where a row of joined cases ends. */
export type MainCase = { id: string; reference: string; report: Extract<Position, { track: "report" }> };

/** More joined cases in a row than any office has (see find-target.ts). */
const LONGEST_CHAIN = 100;

/** The end of the row of joined cases that begins with this one; itself when it stands alone. Null without a report track. */
export async function mainCaseFrom(caseId: string, tx: Tx = db): Promise<MainCase | null> {
  const [row] = await tx.$queryRaw<{ id: string; reference: string; state: string | null }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, reference, joined_to_id, 1 AS place FROM "case" WHERE id = ${caseId}::uuid
      UNION ALL
      SELECT next.id, next.reference, next.joined_to_id, place + 1
      FROM chain JOIN "case" AS next ON next.id = chain.joined_to_id WHERE place < ${LONGEST_CHAIN}
    )
    SELECT chain.id::text, reference, state FROM chain
    LEFT JOIN track ON track.case_id = chain.id AND track.kind = 'report' ORDER BY place DESC LIMIT 1`;
  if (!row?.state) return null;
  const report = positionOf("report", row.state);
  return report.track === "report" ? { id: row.id, reference: row.reference, report } : null;
}

/** Keeps everybody from moving the main case until the transaction ends, and reads where it stands now. */
export async function lockMainCase(tx: Tx, caseId: string): Promise<MainCase | null> {
  const found = await mainCaseFrom(caseId, tx);
  if (!found) return null;
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${found.id}::uuid FOR NO KEY UPDATE`;
  return mainCaseFrom(found.id, tx);
}
