import type { Tx } from "@/lib/infra/db/client";

/** Every organisation has a queue of its own, and in it every merchant a turn. */
export type QueueOfMerchant = { readonly organisationId: string; readonly merchant: string };

const keyOf = ({ organisationId, merchant }: QueueOfMerchant) => `${organisationId} ${merchant}`;

/** Keeps everybody else from giving turns to cases of this merchant until the transaction ends; waits for its own. */
export async function holdTurns(tx: Tx, queue: QueueOfMerchant): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${keyOf(queue)}, 0))) AS turn`;
}

/**
 * The same without waiting: false while somebody else is at it. A flood that waited for its turns would hold every
 * connection there is, and keep out all others.
 */
export async function tryTurns(tx: Tx, queue: QueueOfMerchant): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${keyOf(queue)}, 0)) AS held`;
  return row?.held === true;
}
