import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import type { EntryScope } from "@/lib/audit/list-entries";
import { db, Prisma } from "@/lib/infra/db/client";

const ACTOR = Prisma.sql`(SELECT organisation_id FROM staff 
  WHERE id = CASE WHEN payload::jsonb -> 'actor' ->> 'kind' = 'staff' THEN (payload::jsonb -> 'actor' ->> 'id')::uuid END)`;

/** What others do that concerns a partner as a whole. */
const TOLD = ["share.received", "share.withdrawn", "organisation.created"] as const;

/** The owner of what an entry is about: a case, also one that is gone, a file of one, a batch of disposals, or somebody of staff, or the organisation itself. */
const SUBJECT = Prisma.sql`(
  SELECT coalesce(
    (SELECT c.organisation_id FROM "case" c WHERE said.kind = 'case' AND c.id = said.id),
    (SELECT c.organisation_id FROM evidence e JOIN "case" c ON c.id = e.case_id WHERE said.kind = 'evidence' AND e.id = said.id),
    (SELECT d.organisation_id FROM disposed_case d WHERE said.kind = 'case' AND d.case_id = said.id),
    (SELECT b.organisation_id FROM disposal_batch b WHERE said.kind = 'disposal' AND b.id = said.id),
    (SELECT s.organisation_id FROM staff s WHERE said.kind = 'staff' AND s.id = said.id),
    CASE WHEN said.kind = 'organisation' THEN said.id END)
  FROM (SELECT payload::jsonb -> 'subject' ->> 'kind' AS kind,
    CASE WHEN payload::jsonb -> 'subject' ->> 'kind' IN ('case', 'evidence', 'staff', 'organisation', 'disposal')
      THEN (payload::jsonb -> 'subject' ->> 'id')::uuid END AS id) said)`;

/**
 * Which entries an auditor may see: what their own people did, and what anybody did to their organisation's cases and
 * people. The home organisation also audits what is nobody else's: the program's own doings. A partner's auditor sees
 * what others did to a case of theirs by asking for that case, which an index answers. Null: there is but one organisation.
 */
export async function auditScope(staff: Staff, aboutOwnCase: boolean): Promise<EntryScope | null> {
  if (aboutOwnCase || (await db.organisation.count()) === 1) return null;
  const { organisationId } = staff;
  if (organisationId !== HOME_ORGANISATION) {
    const people = await db.staff.findMany({ where: { organisationId }, select: { id: true } });
    return Prisma.sql`(payload::jsonb -> 'actor' ->> 'id' = ANY(${people.map(({ id }) => id)}::text[])
      OR (payload::jsonb ->> 'action' = ANY(${TOLD}::text[]) AND payload::jsonb -> 'subject' ->> 'id' = ${organisationId}))`;
  }
  const mine = Prisma.sql`${organisationId}::uuid`;
  return Prisma.sql`(${SUBJECT} = ${mine} OR ${ACTOR} = ${mine} OR (${SUBJECT} IS NULL AND ${ACTOR} IS NULL))`;
}
