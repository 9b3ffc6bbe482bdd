import type { EventKind } from "@/lib/cases/case-event";
import { Prisma, type Tx } from "@/lib/infra/db/client";
import type { Period } from "@/lib/retention/retention-rule";
import { CASE_RULE, EARLY_RULE, IDENTITY_RULE } from "@/lib/retention/retention-rules";

export const DISPOSAL_KINDS = ["case", "identity"] as const;
export type DisposalKind = (typeof DISPOSAL_KINDS)[number];

export type DueRecord = {
  readonly kind: DisposalKind;
  readonly caseId: string;
  readonly reference: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly approvalId: string | null;
};
export type Asked = { organisationId: string; at: Date };

const sql = Prisma.sql;

/** In the calendar of Shanghai, as every period here. */
function after(start: Prisma.Sql, { amount, unit }: Period): Prisma.Sql {
  const many = Prisma.raw(`interval '${amount} ${unit}'`);
  return sql`((${start} AT TIME ZONE 'Asia/Shanghai' + ${many}) AT TIME ZONE 'Asia/Shanghai')`;
}

/** The last day on which something can have begun that is due now; some days later, since months differ. */
function beginning(at: Date, { amount, unit }: Period): Prisma.Sql {
  return sql`${at}::timestamptz - ${Prisma.raw(`interval '${amount} ${unit}'`)} + interval '5 days'`;
}

/** What reporters do about their data alone: to ask for less of it must not keep it for longer, nor undo that it goes early. */
export const ABOUT_DATA = ["data_requested", "contact_changed"] as const satisfies readonly EventKind[];

/** When case `c` was last moved, or its reporter last heard of. */
export const LAST_WORD = sql`greatest(c.opened_at, (SELECT max(e.at) FROM case_event e WHERE e.case_id = c.id
  AND (e.track_kind IS NOT NULL OR e.actor_kind = 'reporter' AND e.kind <> ALL(${[...ABOUT_DATA]}))))`;

/**
 * Cases that have ended, with the last step or the reporter's last word: the period runs from there. `narrow` is asked
 * of each case `c` first (hence the fence): among a million that have ended, few are old enough to look into their events.
 */
function ended(organisationId: string, narrow: Prisma.Sql): Prisma.Sql {
  return sql`(SELECT c.id, c.reference, ${LAST_WORD} AS at FROM (SELECT c.id, c.reference, c.opened_at FROM "case" c
      WHERE c.organisation_id = ${organisationId}::uuid AND NOT c.open AND ${narrow} OFFSET 0) c)`;
}

const CONTACT = sql`EXISTS (SELECT 1 FROM submission s WHERE s.case_id = c.id AND s.contact_kind IS NOT NULL)`;
const EARLY_WORD = sql`EXISTS (SELECT 1 FROM approval_request a
  WHERE a.case_id = c.id AND a.act = 'early_disposal' AND a.decision = 'approved')`;

/** Cases that may be due as a whole, and those whose contact may be. */
const mayBeDue = {
  case: (at: Date) => sql`(c.opened_at <= ${beginning(at, CASE_RULE.period)} OR ${EARLY_WORD})`,
  identity: (at: Date) => sql`c.opened_at <= ${beginning(at, IDENTITY_RULE.period)} AND ${CONTACT}`,
};

const ON_HOLD = sql`c.id IN (SELECT cases_on_hold())`;
/** What it was joined to goes on: its reporter is still told, through the contact, and by the case. */
export const GOES_ON = sql`EXISTS (SELECT 1 FROM "case" own JOIN "case" main ON main.id = own.joined_to_id
  WHERE own.id = c.id AND main.open)`;
/** Others were joined to it, merged into it or opened from it, or a suit is made of it: it stays as long as they do. */
export const PART_OF_MORE = sql`EXISTS (SELECT 1 FROM "case" j WHERE j.joined_to_id = c.id)
  OR EXISTS (SELECT 1 FROM case_merge g WHERE g.into_id = c.id) OR EXISTS (SELECT 1 FROM suit_case s WHERE s.case_id = c.id)
  OR EXISTS (SELECT 1 FROM case_split o WHERE o.from_id = c.id)`;

/** In a batch that nobody has answered, or that is being carried out. */
export const SPOKEN_FOR = sql`EXISTS (SELECT 1 FROM disposal_item i JOIN disposal_batch b ON b.id = i.batch_id
  WHERE i.case_id = c.id AND (b.decision IS NULL OR b.decision = 'approved' AND i.taken_out_at IS NULL AND i.outcome IS NULL))`;

/** Two people agreed to keep it for longer. */
export function keptLonger(at: Date): Prisma.Sql {
  return sql`EXISTS (SELECT 1 FROM disposal_item i JOIN disposal_batch b ON b.id = i.batch_id
    WHERE i.case_id = c.id AND b.decision = 'approved' AND i.keep_until > ${at})`;
}

/** The earliest word of two people since the case ended that it goes before its time. */
const EARLY = sql`LEFT JOIN LATERAL (SELECT a.id, a.decided_at AS at FROM approval_request a
  WHERE a.case_id = c.id AND a.act = 'early_disposal' AND a.decision = 'approved' AND a.decided_at >= c.at
  ORDER BY a.decided_at LIMIT 1) early ON true`;

/** What is due now and may go, the longest due first; never of a case that is open, on hold, or part of another. */
export async function dueRecords(tx: Tx, { organisationId, at }: Asked, limit: number): Promise<DueRecord[]> {
  const caseDue = after(sql`c.at`, CASE_RULE.period);
  const identityDue = after(sql`c.at`, IDENTITY_RULE.period);
  const free = sql`NOT (${ON_HOLD}) AND NOT (${GOES_ON}) AND NOT (${SPOKEN_FOR}) AND NOT (${keptLonger(at)})`;
  const rows = await tx.$queryRaw<(Omit<DueRecord, "ruleId" | "ruleVersion"> & { early: boolean })[]>`
    (SELECT 'case' AS kind, c.id AS "caseId", c.reference, c.at AS "startedAt", early.id AS "approvalId",
      ${caseDue} > ${at} AS early, CASE WHEN ${caseDue} > ${at} THEN early.at ELSE ${caseDue} END AS "dueAt"
    FROM ${ended(organisationId, mayBeDue.case(at))} c ${EARLY} WHERE (${caseDue} <= ${at} OR early.id IS NOT NULL) AND ${free}
      AND NOT (${PART_OF_MORE}))
    UNION ALL
    (SELECT 'identity', c.id, c.reference, c.at, NULL, false, ${identityDue}
    FROM ${ended(organisationId, mayBeDue.identity(at))} c ${EARLY}
    WHERE ${identityDue} <= ${at} AND ${caseDue} > ${at} AND early.id IS NULL AND ${free})
    ORDER BY "dueAt", "caseId" LIMIT ${limit}`;
  return rows.map(({ early, ...row }) => {
    const rule = early ? EARLY_RULE : row.kind === "case" ? CASE_RULE : IDENTITY_RULE;
    return { ...row, approvalId: early ? row.approvalId : null, ruleId: rule.id, ruleVersion: rule.version };
  });
}

export type DueCounts = { readonly due: number; readonly held: number; readonly next: Date | null };

/** Enough of the oldest that are not due yet to say when the next one is. */
const LOOKED_AT = 2_000;

/** How many records a period makes due, how many of them a hold keeps, and when the next of the oldest comes. */
export async function countDue(tx: Tx, { organisationId, at }: Asked, kind: DisposalKind): Promise<DueCounts> {
  const { period } = kind === "case" ? CASE_RULE : IDENTITY_RULE;
  const due = after(sql`c.at`, period);
  const old = sql`c.opened_at <= ${beginning(at, period)}`;
  const whose = kind === "case" ? sql`true` : CONTACT;
  const [now] = await tx.$queryRaw<[{ due: bigint; held: bigint }]>`
    SELECT count(*) AS due, count(*) FILTER (WHERE ${ON_HOLD}) AS held
    FROM ${ended(organisationId, sql`${old} AND ${whose}`)} c WHERE ${due} <= ${at}`;
  const oldest = sql`${whose} AND c.id IN (SELECT o.id FROM "case" o
    WHERE o.organisation_id = ${organisationId}::uuid AND NOT o.open ORDER BY o.opened_at LIMIT ${LOOKED_AT})`;
  const [next] = await tx.$queryRaw<[{ at: Date | null }]>`
    SELECT min(${due}) AS at FROM ${ended(organisationId, oldest)} c WHERE ${due} > ${at}`;
  return { due: Number(now.due), held: Number(now.held), next: next.at };
}
