import type { Staff } from "@/lib/access/staff";
import { MARK_DAYS } from "@/lib/cases/bad-faith/bad-faith-mark";
import { noteDeskChange } from "@/lib/cases/desk-change";
import type { Tx } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

type Approved = { approval: { id: string; caseId: string | null }; at: Date };
const DAY_MS = 86_400_000;

/** Marks the report that two people have spoken about: part of the second one's approval, never a step of its own. */
export async function markBadFaith(tx: Tx, staff: Staff, { approval, at }: Approved): Promise<void> {
  const { caseId } = approval;
  if (caseId === null) throw new Error("a mark without its case");
  const asked = await tx.approvalRequest.findUniqueOrThrow({
    where: { id: approval.id },
    select: { purpose: true, reason: true, askedById: true },
  });
  const people = { askedById: asked.askedById, approvedById: staff.id, approvalId: approval.id };
  const expiresAt = new Date(at.getTime() + MARK_DAYS * DAY_MS);
  const said = { ground: asked.purpose, reason: asked.reason, markedAt: at, expiresAt };
  const { id } = await tx.badFaithMark.create({ data: { caseId, ...people, ...said }, select: { id: true } });
  const data = { mark: id, ground: asked.purpose, approval: approval.id };
  await noteDeskChange(tx, staff, { caseId, kind: "bad_faith_marked", action: "mark.made", data, at });
  await notifyReporterLater(tx, { caseId, template: "news", at });
}
