import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { currentRules, examplesOf } from "./queries";

export type CloseUnitResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "unit_in_use" };

/** Closes a desk. Refused while a rule or an example leads there; cases that lie there stay and can be found. */
export async function closeUnit(staff: Staff, id: string, at: Date = new Date()): Promise<CloseUnitResult> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  if (!isId(id)) return { ok: false, reason: "not_found" };
  const { organisationId } = staff;
  return inTransaction(async (tx): Promise<CloseUnitResult> => {
    const there = await lockUnit(tx, { id, organisationId });
    if (!there) return { ok: false, reason: "not_found" };
    if (await leadsTo(tx, { id, organisationId })) return { ok: false, reason: "unit_in_use" };
    if (there.closed) return { ok: true };
    await tx.unit.update({ where: { id }, data: { closedAt: at }, select: { id: true } });
    const [actor, subject] = [
      { kind: "staff", id: staff.id },
      { kind: "rules", id: organisationId },
    ] as const;
    await appendAudit(tx, { actor, action: "rules.unit_closed", subject, data: { unit: id }, at });
    return { ok: true };
  });
}

type Desk = { id: string; organisationId: string };

/** Waits for whoever is writing rules that lead to it, and makes the next wait. */
async function lockUnit(tx: Tx, { id, organisationId }: Desk): Promise<{ closed: boolean } | undefined> {
  const rows = await tx.$queryRaw<{ closed: boolean }[]>`
    SELECT closed_at IS NOT NULL AS closed FROM unit
    WHERE id = ${id}::uuid AND organisation_id = ${organisationId}::uuid FOR UPDATE`;
  return rows[0];
}

async function leadsTo(tx: Tx, { id, organisationId }: Desk): Promise<boolean> {
  const { rules, otherwiseId } = await currentRules(organisationId, tx);
  const examples = await examplesOf(organisationId, tx);
  return otherwiseId === id || [...rules, ...examples].some(({ unitId }) => unitId === id);
}
