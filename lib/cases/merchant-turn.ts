import type { Tx } from "@/lib/infra/db/client";

/** Every organisation has a queue of its own, and in it every merchant a turn. */
export type QueueOfMerchant = { readonly organisationId: string; readonly merchant: string };

/** Cases of one merchant are given their turns one after the other; those of others do not wait. Until the transaction ends. */
export async function holdTurns(tx: Tx, { organisationId, merchant }: QueueOfMerchant): Promise<void> {
  const key = `${organisationId} ${merchant}`;
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))) AS turn`;
}
