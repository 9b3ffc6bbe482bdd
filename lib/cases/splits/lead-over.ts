import type { Staff } from "@/lib/access/staff";
import { currentJoining } from "@/lib/cases/joining/current-joining";
import { returnRecusals } from "@/lib/cases/joining/return-recusals";
import { recordEvent } from "@/lib/cases/record-event";
import type { Leaving } from "@/lib/cases/splits/split-choices";
import type { Tx } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

export type LeadOver = { one: Leaving; from: string; to: string; reason: string; onceKey: string; at: Date };

/**
 * Has a joined report handled in the new case from now on. Its number, code and clocks stay; one that was merged can
 * still be taken back to where it stood before.
 */
export async function leadOver(tx: Tx, staff: Pick<Staff, "id">, leading: LeadOver): Promise<void> {
  const { one, from, to, at } = leading;
  const joining = await currentJoining(tx, one.caseId);
  const moved = await tx.case.updateMany({
    where: { id: one.caseId, joinedToId: from },
    data: { joinedToId: to, updatedAt: at },
  });
  if (moved.count === 0) throw new Error("a report was led out past the lock of its case");
  const where = { caseId_kind: { caseId: one.caseId, kind: "report" } };
  await tx.track.update({ where, data: { version: { increment: 1 } }, select: { id: true } });
  await carryMerge(tx, staff, leading);
  const actor = { kind: "staff", id: staff.id } as const;
  await recordEvent(tx, { caseId: one.caseId, trackKind: "report", kind: "split_off", actor, told: true, at });
  if (joining) await returnRecusals(tx, actor, { joiningId: joining.id, at });
  await notifyReporterLater(tx, { caseId: one.caseId, template: "news", at });
}

/** The merge into the old case ends, and one into the new begins, with the same way back. */
async function carryMerge(
  tx: Tx,
  { id }: Pick<Staff, "id">,
  { one, to, reason, onceKey, at }: LeadOver,
): Promise<void> {
  const merge = await tx.caseMerge.findFirst({ where: { mergedId: one.caseId, endedAt: null } });
  if (!merge) return;
  const end = { endedAt: at, endedById: id, endedBecause: "split", endReason: reason };
  await tx.caseMerge.update({ where: { id: merge.id }, data: end, select: { id: true } });
  const { stateBefore, setBackDays, clocksBefore } = merge;
  const back = { stateBefore, setBackDays, clocksBefore: clocksBefore ?? [] };
  await tx.caseMerge.create({
    data: {
      ...back,
      mergedId: one.caseId,
      intoId: to,
      reason,
      mergedAt: at,
      mergedById: id,
      onceKey: `${onceKey}:${one.reference}`,
    },
    select: { id: true },
  });
}
