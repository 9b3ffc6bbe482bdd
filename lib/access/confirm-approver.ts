import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { isWaiting, mayConfirm } from "./approving";
import { restingApprovals } from "./resting-approvals";
import { isId } from "./schema";
import type { Staff } from "./staff";

export type ConfirmApproverResult = { ok: true } | { ok: false; reason: "not_found" | "not_waiting" | "not_yours" };

/**
 * Ends the waiting of a new approver before its time: the word of a colleague who holds the same, and who is not the one
 * that gave it (SEC-09).
 */
export async function confirmApprover(staff: Staff, grantId: string, at = new Date()): Promise<ConfirmApproverResult> {
  if (!isId(grantId)) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx): Promise<ConfirmApproverResult> => {
    const where = { id: grantId, organisationId: staff.organisationId };
    const grant = await tx.approverGrant.findUnique({ where });
    if (!grant) return { ok: false, reason: "not_found" };
    if (!isWaiting(grant, at)) return { ok: false, reason: "not_waiting" };
    const { id, permissions } = staff;
    const resting = await restingApprovals(id, at, tx);
    if (!mayConfirm(grant, { id, permissions, resting })) return { ok: false, reason: "not_yours" };
    const data = { confirmedById: id, confirmedAt: at };
    const { count } = await tx.approverGrant.updateMany({ where: { ...where, confirmedAt: null }, data });
    if (count === 0) return { ok: false, reason: "not_waiting" };
    const subject = { kind: "staff", id: grant.staffId } as const;
    const entry = { at, actor: { kind: "staff", id }, subject, data: { permissions: grant.waiting } } as const;
    await appendAudit(tx, { ...entry, action: "staff.approver_confirmed" });
    return { ok: true };
  });
}
