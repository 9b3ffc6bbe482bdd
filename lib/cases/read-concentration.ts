import { type AlikeCase, type Concentration, concentrationsOf } from "@/lib/cases/concentration";
import { db } from "@/lib/infra/db/client";

/** The latest count, as with the track record: nobody's page waits for a list without end. */
const LATEST = 50;

/**
 * What the cases of the same contact, and those with the same story, are about; the case itself is one of them. From
 * what is kept anyway, of its own organisation's cases alone, for a case that the caller has found through its scope.
 */
export async function readConcentration(caseId: string): Promise<readonly Concentration[]> {
  const alike = await db.$queryRaw<AlikeCase[]>`
    WITH own AS (
      SELECT c.organisation_id, s.reporter_tag, p.story FROM "case" c
      LEFT JOIN submission s ON s.case_id = c.id LEFT JOIN case_print p ON p.case_id = c.id WHERE c.id = ${caseId}::uuid),
    alike AS (
      SELECT 'contact' AS by, found.case_id FROM own CROSS JOIN LATERAL (
        SELECT s.case_id FROM submission s
        JOIN "case" c ON c.id = s.case_id AND c.organisation_id = own.organisation_id
        WHERE s.reporter_tag = own.reporter_tag ORDER BY s.case_id DESC LIMIT ${LATEST}) found
      UNION ALL
      SELECT 'words', found.case_id FROM own CROSS JOIN LATERAL (
        SELECT p.case_id FROM case_print p
        WHERE p.organisation_id = own.organisation_id AND p.story = own.story AND own.story <> ''
        ORDER BY p.opened_at DESC LIMIT ${LATEST}) found)
    SELECT alike.by, c.platform, c.shop_name AS "shopName", c.behaviour, coalesce(p.story, '') AS story,
           s.facts #>> '{where,product}' AS product,
           EXISTS (SELECT FROM track t WHERE t.case_id = c.id AND t.kind = 'complaint') AS complaint
    FROM alike JOIN "case" c ON c.id = alike.case_id
    LEFT JOIN submission s ON s.case_id = c.id LEFT JOIN case_print p ON p.case_id = c.id`;
  return concentrationsOf(alike);
}
