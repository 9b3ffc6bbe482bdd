import type { TrackRecord } from "@/lib/cases/track-record";
import type { Tx } from "@/lib/infra/db/client";

/** The latest cases count: people change, and nobody's page waits for a list without end. */
const LATEST = 50;

/** What became of the other cases whose reporter left the same contact; null for a case without one. */
export async function readTrackRecord(tx: Tx, caseId: string): Promise<TrackRecord | null> {
  const own = await tx.submission.findUnique({
    where: { caseId },
    select: { reporterTag: true, case: { select: { organisationId: true } } },
  });
  if (!own?.reporterTag) return null;
  const [row] = await tx.$queryRaw<TrackRecord[]>`
    SELECT count(*)::int AS cases, count(*) FILTER (WHERE upheld)::int AS upheld,
           count(*) FILTER (WHERE unfounded AND NOT upheld)::int AS unfounded,
           count(*) FILTER (WHERE marked)::int AS "badFaith"
    FROM (SELECT s.case_id FROM submission s JOIN "case" c ON c.id = s.case_id
          WHERE s.reporter_tag = ${own.reporterTag} AND s.case_id <> ${caseId}::uuid
            AND c.organisation_id = ${own.case.organisationId}::uuid
          ORDER BY s.case_id DESC LIMIT ${LATEST}) other
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(e.kind IN ('file', 'accept')), false) AS upheld,
             coalesce(bool_or((e.kind, e.data ->> 'ground') IN (('not_file', 'no_violation'), ('not_accept', 'false_material'))), false)
               AS unfounded,
             EXISTS (SELECT FROM bad_faith_mark m WHERE m.case_id = other.case_id AND NOT m.lifted AND m.expires_at > now()
                     AND (m.appealed_at IS NULL OR m.appeal_decided_at IS NOT NULL)) AS marked
      FROM case_event e WHERE e.case_id = other.case_id) outcome`;
  return row ?? null;
}
