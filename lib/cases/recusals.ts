import type { Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import { db, type Tx } from "@/lib/infra/db/client";

export type RecusalView = {
  readonly staffId: string;
  readonly name: string;
  readonly declaredBy: string;
  readonly ground: string;
  readonly reason: string;
  /** Null: nobody is named yet, or who was named has stepped back since. */
  readonly substitute: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
};

/** Who has stepped back from a case, with their last word on it, and who stands in for them. */
export async function recusalsOf(staff: Staff, caseId: string, tx: Tx = db): Promise<RecusalView[]> {
  const rows = await tx.recusal.findMany({ where: { caseId }, orderBy: { id: "asc" } });
  if (rows.length === 0) return [];
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
    at,
  }));
}
