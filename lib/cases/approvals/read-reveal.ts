import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { type ApprovalView, readApproval } from "@/lib/cases/approvals/list-approvals";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import { db } from "@/lib/infra/db/client";

export type ReadRevealResult =
  /** `mine`: this person's last request about the case, if there was one. */
  | { ok: true; reference: string; mine: ApprovalView | null }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "no_contact" };

/** How far this person has come with seeing how to reach the reporter of a case. Nothing of the contact is opened. */
export async function readReveal(staff: Staff, reference: string): Promise<ReadRevealResult> {
  const may = authorise(staff, "contact:reveal");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "contact:reveal");
  if (!found) return { ok: false, reason: "not_found" };
  const { id: caseId } = found;
  if (await isRecused({ caseId, staffId: staff.id })) return RECUSED;
  const submission = await db.submission.findUnique({ where: { caseId }, select: { contactKind: true } });
  if (!submission?.contactKind) return { ok: false, reason: "no_contact" };
  await notePartRead(staff, { caseIds: [caseId], part: "reveal", at: new Date() });
  const last = await db.approvalRequest.findFirst({
    where: { caseId, act: "identity_reveal", askedById: staff.id },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return { ok: true, reference: found.reference, mine: last && (await readApproval(staff, last.id)) };
}
