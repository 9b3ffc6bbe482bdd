import type { Staff } from "@/lib/access/staff";
import { colleaguesAmong, staffNames } from "@/lib/cases/queries";
import { db, type Tx } from "@/lib/infra/db/client";

export type RecusalView = {
  readonly staffId: string;
  readonly name: string;
  readonly declaredBy: string;
  readonly ground: string;
  readonly reason: string;
  /** Null: nobody is named yet, or who was named has stepped back since. */
  readonly substitute: { readonly id: string; readonly name: string } | null;
  /** Of an office that the case is shared with: who works on it there is for that office to see to. */
  readonly ofPartner: boolean;
  readonly at: Date;
};

/**
 * Who has stepped back from a case, with their last word on it, and who stands in for them; for a partner, of their own
 * people.
 */
export async function recusalsOf(staff: Staff, caseId: string, tx: Tx = db): Promise<RecusalView[]> {
  const all = await tx.recusal.findMany({ where: { caseId }, orderBy: { id: "asc" }, include: OWNER });
  const [first] = all;
  if (!first) return [];
  const { organisationId: owner } = first.case;
  const theirs = all.map(({ staffId }) => staffId);
  const owners = await colleaguesAmong({ organisationId: owner }, theirs, tx);
  const colleagues = await colleaguesAmong(staff, theirs, tx);
  const rows = owner === staff.organisationId ? all : all.filter(({ staffId }) => colleagues.has(staffId));
  const people = rows.flatMap((row) => [row.staffId, row.declaredById, row.substituteId]);
  const names = await staffNames(staff, people, tx);
  const nameOf = (id: string) => names.get(id) ?? "";
  const last = new Map(rows.map((row) => [row.staffId, row]));
  return [...last.values()].map(({ staffId, declaredById, substituteId, ground, reason, at }) => ({
    staffId,
    name: nameOf(staffId),
    declaredBy: nameOf(declaredById),
    ground,
    reason,
    substitute: substituteId && !last.has(substituteId) ? { id: substituteId, name: nameOf(substituteId) } : null,
    ofPartner: !owners.has(staffId),
    at,
  }));
}

const OWNER = { case: { select: { organisationId: true } } } as const;
