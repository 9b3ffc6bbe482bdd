import { ownedBy } from "@/lib/access/case-scope";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { earliestKept, type Lapse, lapses } from "@/lib/cases/preservation/lapse";
import { db, inTransaction, Prisma } from "@/lib/infra/db/client";

export type NextLapse = {
  readonly reference: string;
  readonly title: string;
  readonly platform: string;
  readonly lapse: Lapse;
  /** The day of the last letter that asked the platform to keep it; a letter from before it was known did not. */
  readonly askedOn: string | null;
};
export type ListLapsesResult = { ok: true; rows: readonly NextLapse[] } | NotPermitted;

/** As many as a person can write letters about before the list has changed. */
const MOST = 100;

type Row = { id: string; label: string; day: string; recorded: boolean } & Omit<NextLapse, "lapse">;

/**
 * The records that platforms may delete next, over all open cases of the asker's office, those that no letter asked
 * for first; looking is on record.
 */
export async function listLapses(staff: Staff, now = new Date()): Promise<ListLapsesResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const actor = { kind: "staff", id: staff.id } as const;
  const subject = { kind: "staff", id: staff.id } as const;
  const data = { list: "lapses" };
  await inTransaction((tx) => appendAudit(tx, { actor, action: "case.listed", subject, data, at: now }));
  const rows = await nextRows(staff, earliestKept(now));
  return { ok: true, rows: rows.flatMap((row) => withLapse(row, now)) };
}

function withLapse({ id, label, day, recorded, ...row }: Row, now: Date): NextLapse[] {
  const [lapse] = lapses([{ id, label, completedOn: day, from: recorded ? "recorded" : "happened" }], now);
  return lapse ? [{ ...row, lapse }] : [];
}

/** The day the reporter named, in the words of the index that was made for it. */
const REPORTED_DAY = Prisma.sql`left(COALESCE(
  NULLIF(s.facts #>> '{logistics,signedAt}', ''), NULLIF(s.facts #>> '{logistics,orderedAt}', ''),
  NULLIF(s.facts #>> '{where,happenedOn}', '')), 10)`;

/** The letters that went out for a case once this transaction of it was known. */
const letterFor = (since: Prisma.Sql) => Prisma.sql`
  SELECT max(l.sent_on) FROM preservation_letter l WHERE l.case_id = c.id AND l.at >= ${since}`;

/** What nobody has asked for yet comes first: a hundred letters that are on their way must not hide it. */
function nextRows(staff: Staff, earliest: string): Promise<Row[]> {
  const before = { staff, earliest };
  return db.$queryRaw<Row[]>`
    WITH known AS (${Prisma.join([recorded(before, false), told(before, false), recorded(before, true), told(before, true)], " UNION ALL ")})
    SELECT known.id, known.label, known.day, known.recorded, c.reference, c.title, c.platform, known.asked AS "askedOn"
    FROM known JOIN "case" c ON c.id = known.case_id
    ORDER BY (known.asked IS NOT NULL), known.day, known.id LIMIT ${MOST}`;
}

type Asked = { staff: Staff; earliest: string };

const OPEN = Prisma.sql`EXISTS (SELECT FROM track k WHERE k.case_id = c.id AND k.open)`;
const whether = (asked: boolean) => (asked ? Prisma.sql`IS NOT NULL` : Prisma.sql`IS NULL`);

function recorded({ staff, earliest }: Asked, asked: boolean): Prisma.Sql {
  return Prisma.sql`
    (SELECT t.case_id, t.id::text, t.label, t.completed_on AS day, true AS recorded, letter.asked
     FROM case_transaction t JOIN "case" c ON c.id = t.case_id, LATERAL (${letterFor(Prisma.sql`t.at`)}) AS letter (asked)
     WHERE t.withdrawn_at IS NULL AND t.completed_on >= ${earliest} AND ${ownedBy(staff, "c")} AND ${OPEN}
       AND letter.asked ${whether(asked)}
     ORDER BY t.completed_on, t.id LIMIT ${MOST})`;
}

function told({ staff, earliest }: Asked, asked: boolean): Prisma.Sql {
  return Prisma.sql`
    (SELECT s.case_id, s.case_id::text, COALESCE(s.facts #>> '{seen,orderNumber}', ''), ${REPORTED_DAY}, false, letter.asked
     FROM submission s JOIN "case" c ON c.id = s.case_id, LATERAL (${letterFor(Prisma.sql`s.received_at`)}) AS letter (asked)
     WHERE ${REPORTED_DAY} >= ${earliest} AND ${REPORTED_DAY} ~ '^\\d{4}-\\d\\d-\\d\\d$'
       AND ${ownedBy(staff, "c")} AND ${OPEN} AND letter.asked ${whether(asked)}
     ORDER BY ${REPORTED_DAY}, s.case_id LIMIT ${MOST})`;
}
