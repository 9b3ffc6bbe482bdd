import type { Action } from "@/lib/cases/step";
import type { TransitionActor } from "@/lib/cases/transition-input";
import type { Tx } from "@/lib/infra/db/client";

export type MergeEnd = { actor: TransitionActor; action: Action; at: Date };

/** A case whose report is led out by another step, the reporter's objection among them, is merged no longer. */
export async function endMerge(tx: Tx, caseId: string, { actor, action, at }: MergeEnd): Promise<void> {
  const by = actor.kind === "staff" ? { endedById: actor.staff.id } : {};
  await tx.caseMerge.updateMany({
    where: { mergedId: caseId, endedAt: null },
    data: { endedAt: at, endedBecause: action, ...by },
  });
}
