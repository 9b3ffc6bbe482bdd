import { ownedBy } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { type MatchingCase, reasonsToSay } from "@/lib/cases/match";
import { findPictures, printsOf } from "@/lib/evidence/find-pictures";
import { db, Prisma } from "@/lib/infra/db/client";

type Row = Omit<MatchingCase, "reasons"> & { reasons: string[] };
/** `pictures`: so many of the case's are looked for, those with the most writing; each costs what the rest does together. */
type Asked = {
  readonly id: string;
  readonly before?: string | null;
  readonly limit: number;
  readonly pictures: number;
};

/**
 * Other cases of the asker's organisation that share an identifier, a picture or the reporter's contact with this one, the
 * newest first, from a key on. Each identifier is followed along its index no further than one page, so that a shop with ten
 * thousand cases costs what one with ten does.
 */
export async function matchingCases(
  staff: Staff,
  { id, before = null, limit, pictures }: Asked,
): Promise<MatchingCase[]> {
  const reach = before ? Prisma.sql`AND c.id < ${before}::uuid` : Prisma.empty;
  const other = Prisma.sql`${ownedBy(staff, "c")} AND c.id <> ${id}::uuid ${reach}`;
  const shown = await shownAsWell(id, pictures);
  const rows = await db.$queryRaw<Row[]>`
    WITH own AS (SELECT kind, value FROM case_identifier WHERE case_id = ${id}::uuid),
    tag AS (SELECT reporter_tag FROM submission WHERE case_id = ${id}::uuid AND reporter_tag IS NOT NULL),
    page AS (
      SELECT found.id FROM (
        SELECT same.id FROM own CROSS JOIN LATERAL (
          SELECT c.id FROM case_identifier i JOIN "case" c ON c.id = i.case_id
          WHERE i.kind = own.kind AND i.value = own.value AND ${other} ORDER BY i.case_id DESC LIMIT ${limit}) same
        UNION
        SELECT same.id FROM tag CROSS JOIN LATERAL (
          SELECT c.id FROM submission s JOIN "case" c ON c.id = s.case_id
          WHERE s.reporter_tag = tag.reporter_tag AND ${other} ORDER BY s.case_id DESC LIMIT ${limit}) same
        UNION
        SELECT c.id FROM evidence e JOIN "case" c ON c.id = e.case_id WHERE e.id = ANY(${shown}::uuid[]) AND ${other}
      ) found ORDER BY found.id DESC LIMIT ${limit})
    SELECT c.id, c.reference, c.title, c.opened_at AS "openedAt",
           ARRAY(SELECT own.kind FROM own JOIN case_identifier i ON i.kind = own.kind AND i.value = own.value
                 WHERE i.case_id = c.id
                 UNION SELECT 'reporter' FROM submission s JOIN tag ON tag.reporter_tag = s.reporter_tag
                 WHERE s.case_id = c.id
                 UNION SELECT 'picture' FROM evidence e WHERE e.case_id = c.id AND e.id = ANY(${shown}::uuid[])) AS reasons
    FROM page JOIN "case" c ON c.id = page.id ORDER BY c.id DESC`;
  return rows.map((row) => ({ ...row, reasons: reasonsToSay(row.reasons) }));
}

/** Evidence anywhere that shows what a picture of this case shows. */
async function shownAsWell(caseId: string, pictures: number): Promise<string[]> {
  const files = await db.evidence.findMany({ where: { caseId }, select: { picturePrint: true } });
  return findPictures(printsOf(files).slice(0, pictures));
}
