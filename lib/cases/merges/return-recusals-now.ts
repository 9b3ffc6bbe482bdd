import { lockCase } from "@/lib/cases/desk-change";
import { carriedThrough, noteReturned } from "@/lib/cases/merges/return-recusals";
import { inTransaction } from "@/lib/infra/db/client";

/**
 * Gives back what went with a merge that the reporter's objection has ended (C27): the public side reads nobody's recusal,
 * so the worker does it, and notes who may work on which case again. Whose the case is stays as it was: that is for a
 * person to say. A second run finds nothing left.
 * @returns how many were given back.
 */
export async function returnRecusalsNow({ mergeId }: { mergeId: string }, at: Date = new Date()): Promise<number> {
  return inTransaction(async (tx) => {
    const cases = new Set((await carriedThrough(tx, mergeId)).map(({ caseId }) => caseId));
    for (const caseId of [...cases].toSorted()) await lockCase(tx, caseId);
    const returned = await carriedThrough(tx, mergeId);
    await tx.$executeRaw`SELECT return_recusals_of(${mergeId}::uuid)`;
    await noteReturned(tx, { kind: "system" }, { returned, mergeId, at });
    return returned.length;
  });
}
