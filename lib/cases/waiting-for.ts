import { ownedBy, sharedWith } from "@/lib/access/case-scope";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { holds, type Staff } from "@/lib/access/staff";
import { ACT_TERMS, APPROVAL_ACTS } from "@/lib/cases/approvals/approval";
import { standingInFor } from "@/lib/cases/standing-in";
import { db, Prisma } from "@/lib/infra/db/client";

/** What waits for one person, and for nobody else's word: each counted up to {@link COUNTED_UP_TO}. */
export type Waiting = {
  /** Requests of others that they may answer. */
  readonly approvals: number;
  /** What reporters ask about their data, in cases that this person may decide on (PRV-08). */
  readonly dataRequests: number;
  /** Cases under way that are theirs, or whose owner they stand in for, and that nobody has opened since. */
  readonly assigned: number;
  /** Questions of colleagues to a supervisor. */
  readonly escalated: number;
  /** Warnings whose next step is theirs. */
  readonly warnings: number;
  /** Disposal batches that they may look through, or answer. */
  readonly batches: number;
};

/** A number that is shown is read at a glance; more than this is many. */
export const COUNTED_UP_TO = 99;

type Sql = Prisma.Sql;
const sql = Prisma.sql;
const NONE = sql`(SELECT 0)`;

/**
 * Counts in one query what waits for this person in their own organisation. What they have no permission for is not even
 * looked at; what they have stepped back from, asked for, wrote or reviewed themselves waits for others (SEC-09).
 */
export async function waitingFor(staff: Staff, now: Date = new Date()): Promise<Waiting> {
  const [row] = await db.$queryRaw<Waiting[]>`
    WITH resting AS MATERIALIZED (
      SELECT unnest(waiting) AS permission FROM approver_grant
      WHERE staff_id = ${staff.id}::uuid AND waits_until > ${now} AND confirmed_at IS NULL)
    SELECT ${approvals(staff, now)} AS approvals, ${dataRequests(staff)} AS "dataRequests", ${assigned(staff, now)} AS assigned,
           ${escalated(staff, now)} AS escalated, ${warnings(staff)} AS warnings, ${batches(staff)} AS batches`;
  return row ?? { approvals: 0, dataRequests: 0, assigned: 0, escalated: 0, warnings: 0, batches: 0 };
}

function counted(rows: Sql): Sql {
  return sql`(SELECT count(*)::int FROM (${rows} LIMIT ${COUNTED_UP_TO}) AS rows)`;
}

/** True in SQL unless the person came by the permission within a day (lib/access/resting-approvals.ts). */
function awake(permission: Sql): Sql {
  return sql`${permission} NOT IN (SELECT permission FROM resting)`;
}

function notSteppedBack({ id }: Staff, caseId: Sql): Sql {
  return sql`NOT EXISTS (SELECT 1 FROM recusal WHERE recusal.case_id = ${caseId} AND recusal.staff_id = ${id}::uuid)`;
}

function approvals(staff: Staff, now: Date): Sql {
  const acts = APPROVAL_ACTS.filter((act) => holds(staff, ACT_TERMS[act].decide));
  if (acts.length === 0) return NONE;
  return counted(sql`
    SELECT 1 FROM approval_request r
    JOIN unnest(${acts}::text[], ${acts.map((act) => ACT_TERMS[act].decide)}::text[]) AS mine (act, decide) USING (act)
    WHERE r.organisation_id = ${staff.organisationId}::uuid AND r.decision IS NULL AND r.lapses_at > ${now}
      AND r.asked_by_id <> ${staff.id}::uuid AND ${awake(sql`mine.decide`)} AND ${notSteppedBack(staff, sql`r.case_id`)}`);
}

function dataRequests(staff: Staff): Sql {
  if (!holds(staff, "case:decide:handling")) return NONE;
  return counted(sql`
    SELECT 1 FROM data_request r JOIN "case" c ON c.id = r.case_id
    WHERE r.answered_at IS NULL AND ${ownedBy(staff, "c")} AND ${notSteppedBack(staff, sql`c.id`)}`);
}

function assigned(staff: Staff, now: Date): Sql {
  if (!holds(staff, "case:claim")) return NONE;
  return counted(sql`
    SELECT 1 FROM case_assignment a JOIN "case" c ON c.id = a.case_id
    WHERE a.to_id IN ${standingInFor(staff.id, now)} AND a.ended_at IS NULL AND a.opened_at IS NULL AND c.open
      AND ${ownedBy(staff, "c")} AND ${notSteppedBack(staff, sql`c.id`)}`);
}

function escalated(staff: Staff, now: Date): Sql {
  if (!holds(staff, "case:assign")) return NONE;
  return counted(sql`
    SELECT 1 FROM case_escalation e JOIN "case" c ON c.id = e.case_id
    WHERE e.closed_at IS NULL AND e.organisation_id = ${staff.organisationId}::uuid AND e.by_id <> ${staff.id}::uuid
      AND (${ownedBy(staff, "c")} OR ${sharedWith(staff, { id: "c.id", permission: "case:claim", at: now })})
      AND ${notSteppedBack(staff, sql`c.id`)}`);
}

/** The steps as lib/transparency/consumer-warning.ts has them, whoever drafted. */
function warnings(staff: Staff): Sql {
  const { id, organisationId } = staff;
  const publishable = sql`(state = 'approved' AND approved_by_id <> ${id}::uuid)`;
  const another = [
    sql`(state = 'draft' AND written_by_id <> ${id}::uuid)`,
    ...(organisationId === HOME_ORGANISATION ? [publishable] : []),
  ];
  const mine = [
    ...(holds(staff, "case:decide:handling") ? [sql`(state = 'draft' AND written_by_id IS NULL)`] : []),
    ...(holds(staff, "case:decide:final")
      ? [sql`(${awake(sql`'case:decide:final'`)} AND (${Prisma.join(another, " OR ")}))`]
      : []),
  ];
  if (mine.length === 0) return NONE;
  return counted(sql`
    SELECT 1 FROM consumer_warning WHERE organisation_id = ${organisationId}::uuid AND (${Prisma.join(mine, " OR ")})`);
}

/** The steps as lib/retention/disposal-batch.ts has them. */
function batches(staff: Staff): Sql {
  const { id, organisationId } = staff;
  const review = holds(staff, "disposal:review") ? [sql`(reviewed_by_id IS NULL)`] : [];
  const answer = sql`(reviewed_by_id <> ${id}::uuid AND ${awake(sql`'disposal:approve'`)} AND NOT EXISTS (
    SELECT 1 FROM disposal_item i WHERE i.batch_id = b.id AND i.taken_out_by_id = ${id}::uuid))`;
  const mine = [...review, ...(holds(staff, "disposal:approve") ? [answer] : [])];
  if (mine.length === 0) return NONE;
  return counted(sql`
    SELECT 1 FROM disposal_batch b
    WHERE organisation_id = ${organisationId}::uuid AND decision IS NULL AND finished_at IS NULL AND (${Prisma.join(mine, " OR ")})`);
}
