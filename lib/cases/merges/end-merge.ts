import { carriedThrough, noteReturned } from "@/lib/cases/merges/return-recusals";
import type { Action } from "@/lib/cases/step";
import type { TransitionActor } from "@/lib/cases/transition-input";
import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";

export type MergeEnd = { actor: TransitionActor; action: Action; at: Date };

/** A case whose report is led out by another step, the reporter's objection among them, is merged no longer. */
export async function endMerge(tx: Tx, caseId: string, { actor, action, at }: MergeEnd): Promise<void> {
  const merge = await tx.caseMerge.findFirst({ where: { mergedId: caseId, endedAt: null }, select: { id: true } });
  if (!merge) return;
  const end = { endedAt: at, endedBecause: action };
  if (actor.kind !== "staff") {
    await tx.caseMerge.update({ where: { id: merge.id }, data: end, select: { id: true } });
    await enqueue(tx, "return-recusals", { mergeId: merge.id });
    return;
  }
  const returned = await carriedThrough(tx, merge.id);
  const ended = { ...end, endedById: actor.staff.id };
  await tx.caseMerge.update({ where: { id: merge.id }, data: ended, select: { id: true } });
  await noteReturned(tx, { kind: "staff", id: actor.staff.id }, { returned, mergeId: merge.id, at });
}
