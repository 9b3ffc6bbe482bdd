import { placeOf } from "@/lib/cases/place";
import { type PriorityFacts, priorityOf } from "@/lib/cases/priority";
import { readTrackRecord } from "@/lib/cases/read-track-record";
import { NO_RECORD, recordHours } from "@/lib/cases/track-record";
import type { Tx } from "@/lib/infra/db/client";

/** Of a merchant's cases, so many of the latest are asked who reported them. */
const LATEST = 200;

/** `daysSetBack` is said once, when a case comes in; later it stays as long as nobody has touched the track. */
export type Ranking = { readonly caseId: string; readonly at: Date; readonly daysSetBack?: number };

type Standing = Omit<PriorityFacts, "recordHours"> & { id: string; state: string; dueAt: Date; setBack: number };

/**
 * Gives each track of a case its place in the queue from what is known now. Whatever changes a due date or speaks for
 * or against haste calls this in its own transaction, so that the order is never behind the facts.
 */
export async function rankCase(tx: Tx, { caseId, at, daysSetBack }: Ranking): Promise<void> {
  const tracks = await readStanding(tx, caseId);
  const record = (await readTrackRecord(tx, caseId)) ?? NO_RECORD;
  for (const { id, state, dueAt, setBack, ...facts } of tracks) {
    const priority = priorityOf({ ...facts, recordHours: recordHours(record) });
    const days = state === "received" ? (daysSetBack ?? setBack) : 0;
    const rankAt = placeOf({ dueAt, leadHours: priority.hours, daysSetBack: days, at });
    const data = { rankAt, setBackDays: days, priority };
    await tx.track.update({ where: { id }, data, select: { id: true } });
  }
}

/** A report stands on what came in with everybody whose report is carried on in it; a complaint on its own files. */
function readStanding(tx: Tx, caseId: string): Promise<Standing[]> {
  return tx.$queryRaw<Standing[]>`
    SELECT t.id, t.state, t.behaviour, t.due_at AS "dueAt", t.set_back_days AS "setBack",
           t.contested_at IS NOT NULL AS contested, t.reporter_wrote_at IS NOT NULL AS "reporterWrote",
           coalesce(w.threat, false) AS threat,
           coalesce(w.vulnerable, false) AS vulnerable, coalesce(w.paid_in_advance, false) AS "paidInAdvance",
           coalesce(w.money_wanted, false) AS "moneyWanted", around."otherReporters",
           CASE WHEN t.kind = 'report' THEN around.kinds ELSE around.own_kinds END AS "evidenceKinds"
    FROM track t LEFT JOIN case_weight w ON w.case_id = t.case_id
    CROSS JOIN (
      SELECT (SELECT count(DISTINCT kind)::int FROM evidence WHERE case_id = ${caseId}::uuid) AS own_kinds,
             (WITH RECURSIVE here AS (
                SELECT ${caseId}::uuid AS id
                UNION SELECT next.id FROM here JOIN "case" next ON next.joined_to_id = here.id
                  JOIN track ON track.case_id = next.id AND track.kind = 'report' AND track.state = 'joined'
              ) SELECT count(DISTINCT kind)::int FROM evidence JOIN here ON here.id = case_id) AS kinds,
             (SELECT count(DISTINCT other.reporter_tag)::int
              FROM (SELECT i.case_id FROM case_identifier own
                    JOIN case_identifier i ON i.kind = own.kind AND i.value = own.value
                    JOIN "case" mine ON mine.id = own.case_id
                    JOIN "case" c ON c.id = i.case_id AND c.organisation_id = mine.organisation_id
                    WHERE own.case_id = ${caseId}::uuid AND own.kind = 'merchant' AND i.case_id <> own.case_id
                    ORDER BY i.case_id DESC LIMIT ${LATEST}) same
              JOIN submission other ON other.case_id = same.case_id
              WHERE other.reporter_tag IS DISTINCT FROM
                (SELECT reporter_tag FROM submission WHERE case_id = ${caseId}::uuid)) AS "otherReporters"
      OFFSET 0) around
    WHERE t.case_id = ${caseId}::uuid`;
}
