import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { standingInFor } from "@/lib/cases/standing-in";
import { inTransaction } from "@/lib/infra/db/client";

export type SeeAssignmentResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: "not_found" };

/**
 * Whoever a case is assigned to, or who stands in for them, has its page before them for the first time: it is no longer
 * counted as waiting for them. Anybody else's look changes nothing.
 */
export async function seeAssignment(
  staff: Staff,
  reference: string,
  at: Date = new Date(),
): Promise<SeeAssignmentResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const caseId = found.id;
  return inTransaction(async (tx): Promise<SeeAssignmentResult> => {
    await lockCase(tx, caseId);
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const count = await tx.$executeRaw`
      UPDATE case_assignment SET opened_at = ${at} WHERE case_id = ${caseId}::uuid AND ended_at IS NULL
      AND opened_at IS NULL AND to_id IN ${standingInFor(staff.id, at)}`;
    if (count === 0) return { ok: true };
    const actor = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { actor, action: "case.assignment_seen", subject: { kind: "case", id: caseId }, at });
    return { ok: true };
  });
}
