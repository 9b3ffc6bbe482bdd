import { isRecused } from "@/lib/access/recusal";
import { appendAudit } from "@/lib/audit/append-entry";
import type { EventActor } from "@/lib/cases/case-event";
import { recordEvent } from "@/lib/cases/record-event";
import type { Tx } from "@/lib/infra/db/client";

export type Returned = { readonly caseId: string; readonly staffId: string; readonly ground: string };
type Ended = { joiningId: string; at: Date };

/**
 * Gives back what a merge or a joining carried, once it has ended: before that the database refuses. Both trails of each
 * case say who may work on it again; who still stays away for another reason is not among them.
 * @returns everything that was given back.
 */
export async function returnRecusals(tx: Tx, actor: EventActor, ended: Ended): Promise<readonly Returned[]> {
  const returned = await carriedThrough(tx, ended.joiningId);
  if (returned.length === 0) return [];
  await tx.$executeRaw`SELECT return_recusals_of(${ended.joiningId}::uuid)`;
  await noteReturned(tx, actor, { ...ended, returned });
  return returned;
}

/** What has gone along by this merge or joining. */
export function carriedThrough(tx: Tx, joiningId: string): Promise<readonly Returned[]> {
  const where = { AND: [{ carriedBy: { hasEvery: [joiningId] } }, { carriedBy: { isEmpty: false } }] }; // as the index has it
  const select = { caseId: true, staffId: true, ground: true } as const;
  return tx.recusal.findMany({ where, orderBy: { id: "asc" }, distinct: ["caseId", "staffId"], select });
}

async function noteReturned(
  tx: Tx,
  actor: EventActor,
  { returned, joiningId: id, at }: Ended & { returned: readonly Returned[] },
): Promise<void> {
  const action = "case.recusal_ended" as const;
  const merge = await tx.caseMerge.findUnique({ where: { id }, select: { id: true } });
  for (const { caseId, staffId: person, ground } of returned) {
    if (await isRecused({ caseId, staffId: person }, tx)) continue;
    const data = { person, ground, ...(merge ? { merge: id } : { joining: id }) };
    await recordEvent(tx, { caseId, kind: "recusal_ended", actor, told: false, data, at });
    await appendAudit(tx, { actor, action, subject: { kind: "case", id: caseId }, data, at });
  }
}
