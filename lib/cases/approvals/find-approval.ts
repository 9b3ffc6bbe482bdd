import { holds, type Staff } from "@/lib/access/staff";
import { ACT_TERMS, APPROVAL_ACTS, isApprovalAct } from "@/lib/cases/approvals/approval";
import { db } from "@/lib/infra/db/client";

/**
 * Which requests this person may know of: what they asked for themselves, and what they may answer. Both in their own
 * organisation; another's is answered like one that was never made.
 */
export function approvalScope(staff: Staff) {
  const acts = APPROVAL_ACTS.filter((act) => holds(staff, ACT_TERMS[act].decide));
  return { organisationId: staff.organisationId, OR: [{ askedById: staff.id }, { act: { in: acts } }] };
}

/** A request as it lies, found through the person who asks for it. */
export async function findApproval(staff: Staff, id: string) {
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return null;
  const row = await db.approvalRequest.findFirst({
    where: { id, ...approvalScope(staff) },
    include: { case: { select: { reference: true } } },
  });
  if (!row || !isApprovalAct(row.act)) return null;
  return { ...row, act: row.act, reference: row.case?.reference ?? null };
}
