import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import type { ApprovalAct } from "@/lib/cases/approvals/approval";
import { noteDeskChange } from "@/lib/cases/desk-change";
import type { Tx } from "@/lib/infra/db/client";

type Moved = {
  id: string;
  act: ApprovalAct;
  caseId: string | null;
  subjectId: string | null;
  purpose: string;
};
type Noting = { approval: Moved; move: "asked" | "approved" | "refused" | "taken_back"; at: Date };

/** That a request was made or answered: in the record, and among the events of its case where it is about one. */
export async function noteMove(tx: Tx, staff: Staff, { approval, move, at }: Noting): Promise<void> {
  const { id, act, caseId, subjectId, purpose } = approval;
  const data = { approval: id, act, purpose };
  if (caseId !== null) {
    await noteDeskChange(tx, staff, { caseId, kind: `approval_${move}`, action: `approval.${move}`, data, at });
    return;
  }
  const taken = await tx.caseExport.findUniqueOrThrow({ where: { id: subjectId ?? "" }, select: { count: true } });
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: `approval.${move}`,
    subject: { kind: "export", id: subjectId ?? "" },
    data: { ...data, cases: taken.count },
    at,
  });
}
