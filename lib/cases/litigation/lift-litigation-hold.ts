import type { Staff } from "@/lib/access/staff";
import { noteDeskChange } from "@/lib/cases/desk-change";
import type { Tx } from "@/lib/infra/db/client";

type Approved = { approval: { id: string; caseId: string | null; subjectId: string | null }; at: Date };

/** Lifts the hold that two people have spoken about: part of the second one's approval, never a step of its own. */
export async function liftLitigationHold(tx: Tx, staff: Staff, { approval, at }: Approved): Promise<void> {
  const { id: liftApprovalId, caseId, subjectId } = approval;
  if (caseId === null) throw new Error("a hold without its case");
  const where = { id: subjectId ?? "", caseId, liftedAt: null };
  const { count } = await tx.litigationHold.updateMany({ where, data: { liftedAt: at, liftApprovalId } });
  if (count !== 1) throw new Error("a hold was lifted without its request");
  const said = { kind: "litigation_hold_lifted", action: "litigation.lifted" } as const;
  await noteDeskChange(tx, staff, { caseId, ...said, data: { hold: `${subjectId}`, approval: liftApprovalId }, at });
}
