import type { Tx } from "@/lib/infra/db/client";

/** Keeps everybody else from claiming or moving the case until the transaction ends. */
export async function lockCase(tx: Tx, caseId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
}
