import { lockCase } from "@/lib/cases/desk-change";
import { carriedThrough, returnRecusals } from "@/lib/cases/joining/return-recusals";
import { inTransaction } from "@/lib/infra/db/client";

/**
 * Gives back what went with a merge or a joining that the reporter's objection has ended (C27): the public side reads
 * nobody's recusal, so the worker does it, and notes who may work on which case again. Whose the case is stays as it was:
 * that is for a person to say. A second run finds nothing left.
 * @returns how many were given back.
 */
export async function returnRecusalsNow({ joiningId }: { joiningId: string }, at: Date = new Date()): Promise<number> {
  return inTransaction(async (tx) => {
    const cases = new Set((await carriedThrough(tx, joiningId)).map(({ caseId }) => caseId));
    for (const caseId of [...cases].toSorted()) await lockCase(tx, caseId);
    return (await returnRecusals(tx, { kind: "system" }, { joiningId, at })).length;
  });
}
