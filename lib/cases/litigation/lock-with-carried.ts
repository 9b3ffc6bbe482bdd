import type { Tx } from "@/lib/infra/db/client";

/** Takes a case and everything that is carried on in it for this transaction, in the order in which everybody locks. */
export async function lockWithCarried(tx: Tx, caseId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "case" WHERE id IN (
      WITH RECURSIVE carried AS (
        SELECT ${caseId}::uuid AS id
        UNION
        SELECT next.id FROM carried JOIN "case" AS next ON next.joined_to_id = carried.id
      ) SELECT id FROM carried
    ) ORDER BY id FOR NO KEY UPDATE`;
}
