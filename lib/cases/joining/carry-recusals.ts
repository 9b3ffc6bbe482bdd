import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { letGo } from "@/lib/cases/desk-change";
import { isFree } from "@/lib/cases/desk-of-case";
import { recordEvent } from "@/lib/cases/record-event";
import { openAssignment, writeAssignment } from "@/lib/cases/write-assignment";
import type { Tx } from "@/lib/infra/db/client";

type Carried = {
  id: string;
  /** The case that it was declared in. */
  source: string;
  /** The case that it goes along to. */
  caseId: string;
  staffId: string;
  declaredById: string;
  ground: string;
  reason: string;
  substituteId: string | null;
  at: Date;
  path: string[];
};

type Carrier = Pick<Staff, "id">;

/**
 * Whoever has stepped back from this case, or from one that is handled in it, has stepped back from every case that it
 * is joined or merged into (C27): there its matter is handled now. It goes along with its day and who was named to stand
 * in, and what they had there goes to whoever stands in; when a joining or a merge on the way ends, it goes again. Who has
 * stepped back there of themselves stays so, whatever becomes of the joining. What a split took over goes along too, what
 * a joining brought goes from where it was declared. What went along before is not doubled. The caller has locked the
 * case and those that it is joined into.
 */
export async function carryRecusals(tx: Tx, staff: Carrier, { from, at }: { from: string; at: Date }): Promise<void> {
  const rows = await upwards(tx, from);
  for (const row of rows) await write(tx, staff, { row, at });
  for (const row of rows) await handOver(tx, staff, { row, at });
}

async function upwards(tx: Tx, from: string): Promise<Carried[]> {
  const rows = await tx.$queryRaw<Carried[]>`
    WITH RECURSIVE down AS (
      SELECT ${from}::uuid AS id
      UNION
      SELECT next.id FROM down JOIN "case" AS next ON next.joined_to_id = down.id
    ), up AS (
      SELECT down.id AS case_id, j.into_id, ARRAY[j.id] AS path FROM down CROSS JOIN LATERAL joining_of(down.id) j
      WHERE EXISTS (SELECT 1 FROM recusal r WHERE r.case_id = down.id)
      UNION ALL
      SELECT up.case_id, j.into_id, up.path || j.id
      FROM up CROSS JOIN LATERAL joining_of(up.into_id) j WHERE cardinality(up.path) < 100
    )
    SELECT r.id::text, r.case_id::text AS source, up.into_id::text AS "caseId", r.staff_id::text AS "staffId",
      r.declared_by_id::text AS "declaredById", r.ground, r.reason, r.substitute_id::text AS "substituteId", r.at,
      (r.carried_by || up.path)::text[] AS path
    FROM up JOIN LATERAL (SELECT DISTINCT ON (said.staff_id, said.carried_by) said.* FROM recusal said
      WHERE said.case_id = up.case_id
        AND joining_into(said.carried_by[cardinality(said.carried_by)]) IS DISTINCT FROM said.case_id
      ORDER BY said.staff_id, said.carried_by, said.id DESC) r ON true
    WHERE NOT EXISTS (SELECT 1 FROM recusal own WHERE own.case_id = up.into_id AND own.staff_id = r.staff_id
      AND (own.carried_by = '{}' OR r.carried_by <> '{}' AND own.carried_by <@ (r.carried_by || up.path)))
    ORDER BY cardinality(up.path), r.id`;
  const keys = rows.map(onceKeyOf);
  const there = await tx.recusal.findMany({ where: { onceKey: { in: keys } }, select: { onceKey: true } });
  return rows.filter((row) => !there.some(({ onceKey }) => onceKey === onceKeyOf(row)));
}

function onceKeyOf({ id, path }: Carried): string {
  return `carried:${id}:${path.join(":")}`;
}

type Carrying = { row: Carried; at: Date };

async function write(tx: Tx, { id }: Carrier, { row, at }: Carrying): Promise<void> {
  const { id: source, source: _, path: carriedBy, ...said } = row;
  await tx.recusal.create({ data: { ...said, carriedBy, onceKey: onceKeyOf(row) }, select: { id: true } });
  const { caseId, staffId: person, ground, substituteId } = said;
  const actor = { kind: "staff", id } as const;
  await recordEvent(tx, { caseId, kind: "recusal_carried", actor, told: false, data: { ground }, at });
  const data = { person, ground, from: source, ...(substituteId ? { substitute: substituteId } : {}) };
  await appendAudit(tx, { actor, action: "case.recused", subject: { kind: "case", id: caseId }, data, at });
}

/** The case is no longer theirs to work on: it goes to whoever stands in, or back to everybody. */
async function handOver(tx: Tx, staff: Carrier, { row, at }: Carrying): Promise<void> {
  const { caseId, staffId, substituteId } = row;
  await letGo(tx, caseId, staffId);
  const from = await openAssignment(tx, caseId);
  if (from?.toId !== staffId) return;
  const owner = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { organisationId: true } });
  const stands = substituteId !== null && (await isFree(tx, owner, { caseId, staffId: substituteId }));
  await writeAssignment(tx, staff, { caseId, from, to: stands ? substituteId : null, at });
}
