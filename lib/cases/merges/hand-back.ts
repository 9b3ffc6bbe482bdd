import type { Staff } from "@/lib/access/staff";
import { isFree } from "@/lib/cases/desk-of-case";
import type { Returned } from "@/lib/cases/joining/return-recusals";
import { writeAssignment } from "@/lib/cases/write-assignment";
import type { Tx } from "@/lib/infra/db/client";

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
