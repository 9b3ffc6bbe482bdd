import { currentJoining } from "@/lib/cases/joining/current-joining";
import { returnRecusals } from "@/lib/cases/joining/return-recusals";
import type { Action } from "@/lib/cases/step";
import type { TransitionActor } from "@/lib/cases/transition-input";
import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";

export type JoiningEnd = { actor: TransitionActor; action: Action; at: Date };

/**
 * A case whose report is led out by another step, the reporter's objection among them, is joined or merged no longer, and
 * whoever stayed away from the other one for it alone may work there again (C27). The link is cut already.
 */
export async function endJoining(tx: Tx, caseId: string, { actor, action, at }: JoiningEnd): Promise<void> {
  const joining = await currentJoining(tx, caseId);
  if (!joining) return;
  const { id: joiningId } = joining;
  if (joining.merged) {
    const by = actor.kind === "staff" ? { endedById: actor.staff.id } : {};
    const data = { endedAt: at, endedBecause: action, ...by };
    await tx.caseMerge.update({ where: { id: joiningId }, data, select: { id: true } });
  }
  if (actor.kind !== "staff") await enqueue(tx, "return-recusals", { joiningId });
  else await returnRecusals(tx, { kind: "staff", id: actor.staff.id }, { joiningId, at });
}
