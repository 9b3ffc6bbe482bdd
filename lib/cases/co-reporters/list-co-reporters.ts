import { db } from "@/lib/infra/db/client";

/** Somebody who joined a case, as staff see it there: their own case, and what it adds. */
export type CoReporter = {
  readonly reference: string;
  readonly joinedAt: Date;
  /** Chosen by the reporter, not decided by staff. */
  readonly byThemselves: boolean;
  readonly steppedBack: boolean;
  readonly files: number;
  /** When their first answer is due; null once it was given. */
  readonly answerDue: Date | null;
};

export type CoReporters = {
  readonly count: number;
  readonly byThemselves: number;
  readonly steppedBack: number;
  readonly waiting: number;
  readonly earliestDue: Date | null;
  /** The latest {@link MOST_LISTED}. */
  readonly latest: readonly CoReporter[];
};

export const MOST_LISTED = 50;
export const NOBODY: CoReporters = {
  count: 0,
  byThemselves: 0,
  steppedBack: 0,
  waiting: 0,
  earliestDue: null,
  latest: [],
};

type Row = CoReporter & { total: number; own: number; gone: number; unanswered: number; earliest: Date | null };

/** Who joined this case directly, in its organisation; whoever joined through another case stands there. The caller may read the case. */
export async function listCoReporters(mainId: string): Promise<CoReporters> {
  const rows = await db.$queryRaw<Row[]>`
    WITH joined AS (
      SELECT "case".id, "case".reference, track.due_at,
        coalesce(max(event.at) FILTER (WHERE event.kind IN ('join', 'join_others')), "case".opened_at) AS joined_at,
        bool_or(event.kind = 'join_others') AS by_themselves, bool_or(event.kind = 'withdraw') AS stepped_back,
        EXISTS (SELECT 1 FROM case_clock WHERE track_id = track.id AND rule_id = 'first_human_answer' AND stopped_at IS NULL) AS waiting
      FROM "case" JOIN track ON track.case_id = "case".id AND track.kind = 'report' AND track.state = 'joined'
        JOIN case_event AS event ON event.case_id = "case".id AND (event.track_kind IS NULL OR event.track_kind = 'report')
      WHERE "case".joined_to_id = ${mainId}::uuid
        AND "case".organisation_id = (SELECT organisation_id FROM "case" WHERE id = ${mainId}::uuid)
      GROUP BY "case".id, track.id
    )
    SELECT reference, joined_at AS "joinedAt", by_themselves AS "byThemselves", stepped_back AS "steppedBack",
      (SELECT count(*)::int FROM evidence WHERE case_id = joined.id) AS files,
      CASE WHEN waiting THEN due_at END AS "answerDue",
      (count(*) OVER ())::int AS total, (count(*) FILTER (WHERE by_themselves) OVER ())::int AS own,
      (count(*) FILTER (WHERE stepped_back) OVER ())::int AS gone,
      (count(*) FILTER (WHERE waiting) OVER ())::int AS unanswered,
      min(due_at) FILTER (WHERE waiting) OVER () AS earliest
    FROM joined ORDER BY joined_at DESC, id DESC LIMIT ${MOST_LISTED}`;
  const [first] = rows;
  if (!first) return NOBODY;
  const { total, own, gone, unanswered, earliest } = first;
  const latest = rows.map(({ reference, joinedAt, byThemselves, steppedBack, files, answerDue }) => {
    return { reference, joinedAt, byThemselves, steppedBack, files, answerDue };
  });
  return { count: total, byThemselves: own, steppedBack: gone, waiting: unanswered, earliestDue: earliest, latest };
}
