import { db, type Tx } from "@/lib/infra/db/client";
import { DUPLICATE_MODES, type DuplicateRule, FIRST_RULE, type Printed } from "./duplicate";

const MOST_CANDIDATES = 50;

/** The rule in force of an organisation; before there is one, it only proposes. */
export async function currentDuplicateRule(organisationId: string, tx: Tx = db): Promise<DuplicateRule> {
  const row = await tx.duplicateRule.findFirst({
    where: { organisationId },
    orderBy: { version: "desc" },
    select: { version: true, mode: true, days: true },
  });
  if (!row) return FIRST_RULE;
  return { ...row, mode: DUPLICATE_MODES.find((mode) => mode === row.mode) ?? "off" };
}

export type PrintedCase = Printed & {
  readonly caseId: string;
  readonly reference: string;
  readonly organisationId: string;
  readonly openedAt: Date;
};

type Row = Omit<PrintedCase, "shop"> & { platform: string; shopName: string };

/** What is compared of one case; null for one without a story to compare. */
export async function printOf(caseId: string): Promise<PrintedCase | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT p.case_id::text AS "caseId", c.reference, p.organisation_id::text AS "organisationId", p.opened_at AS "openedAt",
           c.platform, c.shop_name AS "shopName", p.story, p.words, p.files, encode(s.reporter_tag, 'hex') AS "reporterTag"
    FROM case_print p JOIN "case" c ON c.id = p.case_id LEFT JOIN submission s ON s.case_id = p.case_id
    WHERE p.case_id = ${caseId}::uuid AND p.story <> ''`;
  return row ? printed(row) : null;
}

/** Earlier cases with the same story whose report is still under way and stands for itself, the first of them first. */
export async function earlierPrints(later: PrintedCase, since: Date): Promise<PrintedCase[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT p.case_id::text AS "caseId", c.reference, p.organisation_id::text AS "organisationId", p.opened_at AS "openedAt",
           c.platform, c.shop_name AS "shopName", p.story, p.words, p.files, encode(s.reporter_tag, 'hex') AS "reporterTag"
    FROM case_print p JOIN "case" c ON c.id = p.case_id LEFT JOIN submission s ON s.case_id = p.case_id
    WHERE p.organisation_id = ${later.organisationId}::uuid AND p.story = ${later.story} AND p.opened_at >= ${since}
      AND (p.opened_at, p.case_id) < (${later.openedAt}, ${later.caseId}::uuid) AND c.joined_to_id IS NULL
      AND EXISTS (SELECT FROM track t WHERE t.case_id = c.id AND t.kind = 'report' AND t.open)
    ORDER BY p.opened_at, p.case_id LIMIT ${MOST_CANDIDATES}`;
  return rows.map(printed);
}

function printed({ platform, shopName, ...row }: Row): PrintedCase {
  return { ...row, shop: `${platform} ${shopName}` };
}
