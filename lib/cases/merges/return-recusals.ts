import { isRecused } from "@/lib/access/recusal";
import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import type { EventActor } from "@/lib/cases/case-event";
import { isFree } from "@/lib/cases/desk-of-case";
import { recordEvent } from "@/lib/cases/record-event";
import { writeAssignment } from "@/lib/cases/write-assignment";
import type { Tx } from "@/lib/infra/db/client";

export type Returned = { readonly caseId: string; readonly staffId: string; readonly ground: string };

/** What goes with this merge once it ends; asked before it does, since the database takes it away with it. */
export function carriedThrough(tx: Tx, mergeId: string): Promise<readonly Returned[]> {
  const where = { AND: [{ carriedBy: { hasEvery: [mergeId] } }, { carriedBy: { isEmpty: false } }] }; // as the index has it
  const select = { caseId: true, staffId: true, ground: true } as const;
  return tx.recusal.findMany({ where, orderBy: { id: "asc" }, distinct: ["caseId", "staffId"], select });
}

type Ended = { returned: readonly Returned[]; mergeId: string; at: Date };

/** On both trails: who may work on the case again now that the merge has ended. Who still stays away is not among them. */
export async function noteReturned(tx: Tx, actor: EventActor, { returned, mergeId, at }: Ended): Promise<void> {
  const action = "case.recusal_ended" as const;
  for (const { caseId, staffId: person, ground } of returned) {
    if (await isRecused({ caseId, staffId: person }, tx)) continue;
    const data = { person, ground, merge: mergeId };
    await recordEvent(tx, { caseId, kind: "recusal_ended", actor, told: false, data, at });
    await appendAudit(tx, { actor, action, subject: { kind: "case", id: caseId }, data, at });
  }
}

type Merge = { id: string; intoId: string; mergedAt: Date; mergedById: string };

/** The case goes back to whom the merge took it from, unless somebody has decided whose it is since. */
export async function handBack(
  tx: Tx,
  staff: Staff,
  { merge, returned, at }: { merge: Merge; returned: readonly Returned[]; at: Date },
): Promise<void> {
  const { intoId: caseId, mergedAt, mergedById } = merge;
  const people = returned.flatMap((one) => (one.caseId === caseId ? [one.staffId] : []));
  const taken = { caseId, toId: { in: people }, endedAt: mergedAt, endedById: mergedById };
  const before = await tx.caseAssignment.findFirst({ where: taken, select: { toId: true } });
  if (!before) return;
  const since = await tx.caseAssignment.findMany({ where: { caseId, at: { gte: mergedAt } }, select: GIVEN });
  const [given = null] = since;
  if (since.length > 1 || (given && (given.endedAt !== null || given.at > mergedAt))) return;
  if (!(await isFree(tx, staff, { caseId, staffId: before.toId }))) return;
  await writeAssignment(tx, staff, { caseId, from: given, to: before.toId, at });
}

const GIVEN = { id: true, toId: true, at: true, endedAt: true } as const;
