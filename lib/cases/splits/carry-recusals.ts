import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { recordEvent } from "@/lib/cases/record-event";
import type { Tx } from "@/lib/infra/db/client";

/** `from`: the case that is split and all that go over; `to`: the case opened from them. */
export type CarryRecusals = { from: readonly string[]; to: string; at: Date };

/**
 * Whoever has stepped back from the case that is split, or from one that goes over, has stepped back from the new one
 * (C27): it is made of what they had to leave alone. Each person's last word goes along, with its day and who was named
 * to stand in. Who stays away from the case that is split only for one that is merged into it, and that does not go over,
 * stays away from the new one as long as that merge. The caller has locked the cases.
 */
export async function carryRecusals(tx: Tx, { id }: Pick<Staff, "id">, carrying: CarryRecusals): Promise<void> {
  const { from, to: caseId, at } = carrying;
  const rows = await tx.recusal.findMany({ where: { caseId: { in: [...from] } }, orderBy: { id: "asc" } });
  const actor = { kind: "staff", id } as const;
  for (const { id: source, onceKey: _, ...said } of lastWords(rows)) {
    const row = { ...said, caseId, onceKey: `carried:${source}:${caseId}` };
    await tx.recusal.create({ data: row, select: { id: true } });
    const { staffId: person, ground } = said;
    await recordEvent(tx, { caseId, kind: "recusal_carried", actor, told: false, data: { ground }, at });
    const data = { person, ground, from: source, ...(said.substituteId ? { substitute: said.substituteId } : {}) };
    await appendAudit(tx, { actor, action: "case.recused", subject: { kind: "case", id: caseId }, data, at });
  }
}

/** What somebody declared in one of them; where they declared nothing, what each merge has carried there. */
function lastWords<Row extends { staffId: string; carriedBy: string[] }>(rows: readonly Row[]): readonly Row[] {
  const declared = new Map(rows.flatMap((row) => (row.carriedBy.length === 0 ? [[row.staffId, row]] : [])));
  const carried = rows.filter((row) => row.carriedBy.length > 0 && !declared.has(row.staffId));
  const last = new Map(carried.map((row) => [`${row.staffId} ${row.carriedBy}`, row]));
  return [...declared.values(), ...last.values()];
}
