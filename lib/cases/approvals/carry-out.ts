import type { Staff } from "@/lib/access/staff";
import type { ApprovalAct } from "@/lib/cases/approvals/approval";
import { markBadFaith } from "@/lib/cases/bad-faith/mark-bad-faith";
import { reopenErasure } from "@/lib/cases/data-requests/reopen-erasure";
import { liftLitigationHold } from "@/lib/cases/litigation/lift-litigation-hold";
import type { Tx } from "@/lib/infra/db/client";

export type Approved = {
  readonly approval: { readonly id: string; readonly caseId: string | null; readonly subjectId: string | null };
  readonly at: Date;
};

/** What the second word does by itself, in the transaction that keeps it; null where it only lets the asker go on. */
const EFFECTS: Readonly<Record<ApprovalAct, ((tx: Tx, staff: Staff, approved: Approved) => Promise<void>) | null>> = {
  identity_reveal: null,
  hold_lift: liftLitigationHold,
  case_export: null,
  // The case is due from now on: it goes with the next batch, which two people look at again (lib/retention).
  early_disposal: null,
  bad_faith: markBadFaith,
};

export async function carryOut(
  tx: Tx,
  staff: Staff,
  { approval, at }: { approval: Approved["approval"] & { readonly act: ApprovalAct }; at: Date },
): Promise<void> {
  await EFFECTS[approval.act]?.(tx, staff, { approval, at });
}

type CalledOff = {
  approval: Approved["approval"] & { readonly act: ApprovalAct };
  because: "refused" | "taken_back";
  words: string;
  at: Date;
};

/** What a no, or the asker's own step back, undoes of what others were promised. */
export async function callOff(tx: Tx, { id }: Staff, { approval, because, words, at }: CalledOff): Promise<void> {
  const { act, caseId } = approval;
  if (act !== "early_disposal" || !caseId) return;
  await reopenErasure(tx, { caseId, because, words, actor: { kind: "staff", id }, at });
}
