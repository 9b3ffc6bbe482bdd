import { dueAt } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";
import { db, Prisma } from "@/lib/infra/db/client";

/** Somebody who joined a case, as staff see it there: their own case, and what it adds. */
export type CoReporter = {
  readonly reference: string;
  readonly joinedAt: Date;
  /** Chosen by the reporter, not decided by staff. */
  readonly byThemselves: boolean;
  readonly steppedBack: boolean;
  readonly files: number;
  /** What they wrote in their own case. */
  readonly messages: number;
  /** Since when words or files of theirs wait to be seen there; null when all were. */
  readonly wroteAt: Date | null;
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

type Row = Omit<CoReporter, "answerDue"> & {
  trackId: string;
  total: number;
  own: number;
  gone: number;
};

/** More joined cases in a row than any office has. */
const LONGEST_CHAIN = 100;

/**
 * The people whose reports are handled in this case, in its organisation, by whatever row of cases between; never a case
 * that a split opened, which has no reporter. The caller may read the case.
 */
export async function listCoReporters(mainId: string): Promise<CoReporters> {
  const rows = await db.$queryRaw<Row[]>`
    WITH RECURSIVE ${carried(mainId)}, joined AS (
      SELECT "case".id, "case".reference, track.id AS track_id, track.reporter_wrote_at,
        coalesce(max(event.at) FILTER (WHERE event.kind IN ('join', 'join_others', 'merge')), "case".opened_at) AS joined_at,
        bool_or(event.kind = 'join_others') AS by_themselves, bool_or(event.kind = 'withdraw') AS stepped_back
      FROM carried JOIN "case" ON "case".id = carried.id JOIN submission ON submission.case_id = carried.id
        JOIN track ON track.case_id = "case".id AND track.kind = 'report' AND track.state = 'joined'
        JOIN case_event AS event ON event.case_id = "case".id AND (event.track_kind IS NULL OR event.track_kind = 'report')
      GROUP BY "case".id, track.id
    )
    SELECT reference, track_id::text AS "trackId", joined_at AS "joinedAt", by_themselves AS "byThemselves",
      stepped_back AS "steppedBack", (SELECT count(*)::int FROM evidence WHERE case_id = joined.id) AS files,
      (SELECT count(*)::int FROM message WHERE case_id = joined.id AND from_kind = 'reporter') AS messages,
      reporter_wrote_at AS "wroteAt",
      (count(*) OVER ())::int AS total, (count(*) FILTER (WHERE by_themselves) OVER ())::int AS own,
      (count(*) FILTER (WHERE stepped_back) OVER ())::int AS gone
    FROM joined ORDER BY joined_at DESC, id DESC LIMIT ${MOST_LISTED}`;
  const [first] = rows;
  if (!first) return NOBODY;
  const owed = await owedAnswers(mainId);
  const latest = rows.map(({ trackId, total, own, gone, ...one }) => ({
    ...one,
    answerDue: owed.get(trackId) ?? null,
  }));
  const earliestDue = earliest([...owed.values()]);
  const { total, own, gone } = first;
  return { count: total, byThemselves: own, steppedBack: gone, waiting: owed.size, earliestDue, latest };
}

/** Everything that is carried on in a case. */
function carried(mainId: string): Prisma.Sql {
  return Prisma.sql`carried AS (
    SELECT next.id, next.organisation_id, 1 AS place FROM "case" AS main
      JOIN "case" AS next ON next.joined_to_id = main.id AND next.organisation_id = main.organisation_id
    WHERE main.id = ${mainId}::uuid
    UNION ALL
    SELECT next.id, next.organisation_id, place + 1 FROM carried
      JOIN "case" AS next ON next.joined_to_id = carried.id AND next.organisation_id = carried.organisation_id
    WHERE place < ${LONGEST_CHAIN}
  )`;
}

/** Until when each of them is owed a first answer, by track: their own clock, whoever else is handled in their case. */
async function owedAnswers(mainId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await db.$queryRaw<{ trackId: string }[]>`
    WITH RECURSIVE ${carried(mainId)}
    SELECT clock.track_id::text AS "trackId", clock.rule_id AS "ruleId", clock.rule_version AS "ruleVersion",
      clock.started_at AS "startedAt", clock.pauses, clock.extension, clock.stopped_at AS "stoppedAt"
    FROM carried JOIN submission ON submission.case_id = carried.id
      JOIN track ON track.case_id = carried.id AND track.kind = 'report' AND track.state = 'joined'
      JOIN case_clock AS clock ON clock.track_id = track.id AND clock.rule_id = 'first_human_answer'
    WHERE clock.stopped_at IS NULL`;
  return new Map(
    rows.flatMap(({ trackId, ...row }) => {
      const due = dueAt(storedClock.parse(row));
      return due ? [[trackId, due] as const] : [];
    }),
  );
}

function earliest(dates: readonly Date[]): Date | null {
  return dates.reduce<Date | null>((first, date) => (first && first <= date ? first : date), null);
}
