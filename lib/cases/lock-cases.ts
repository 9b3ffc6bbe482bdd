import { lockCase } from "@/lib/cases/desk-change";
import { chainFrom, typedChain } from "@/lib/cases/find-target";
import type { Tx } from "@/lib/infra/db/client";

/** Takes a case for this transaction and those that it is joined into, however many lie between. */
export async function lockWithChain(tx: Tx, caseId: string): Promise<void> {
  await lockFound(tx, () => chainFrom(tx, caseId));
}

/**
 * Takes a case with those it is joined into and, where what was typed is the number of another one, that one with those
 * it was joined into.
 * @returns those that what was typed leads to.
 */
export async function lockWithTarget(tx: Tx, step: { caseId: string; typed: string | undefined }): Promise<string[]> {
  const { caseId } = step;
  await lockFound(tx, async () => [...new Set([...(await chainFrom(tx, caseId)), ...(await typedChain(tx, step))])]);
  return (await typedChain(tx, step)).filter((id) => id !== caseId);
}

/** In the order in which everybody locks. What came to them while this waited, by a joining or a merge, is taken last. */
async function lockFound(tx: Tx, find: () => Promise<string[]>): Promise<string[]> {
  const before = await find();
  for (const id of before.toSorted()) await lockCase(tx, id);
  const now = await find();
  for (const id of now.filter((one) => !before.includes(one)).toSorted()) await lockCase(tx, id);
  return now;
}
