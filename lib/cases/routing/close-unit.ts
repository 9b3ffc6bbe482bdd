import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { currentRules, examplesOf } from "./queries";

export type CloseUnitResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "unit_in_use" };

/** Closes a desk. Refused while a rule or an example leads there; cases that lie there stay and can be found. */
export async function closeUnit(staff: Staff, id: string, at: Date = new Date()): Promise<CloseUnitResult> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  if (!isId(id)) return { ok: false, reason: "not_found" };
  const { organisationId } = staff;
  const [{ rules, otherwiseId }, examples] = await Promise.all([
    currentRules(organisationId),
    examplesOf(organisationId),
  ]);
  if (otherwiseId === id || [...rules, ...examples].some(({ unitId }) => unitId === id)) {
    return { ok: false, reason: "unit_in_use" };
  }
  return inTransaction(async (tx) => {
    const { count } = await tx.unit.updateMany({
      where: { id, organisationId, closedAt: null },
      data: { closedAt: at },
    });
    if (count === 0) {
      const closed = await tx.unit.findFirst({ where: { id, organisationId }, select: { id: true } });
      return closed ? { ok: true } : { ok: false, reason: "not_found" };
    }
    const [actor, subject] = [
      { kind: "staff", id: staff.id },
      { kind: "rules", id: organisationId },
    ] as const;
    await appendAudit(tx, { actor, action: "rules.unit_closed", subject, data: { unit: id }, at });
    return { ok: true };
  });
}
