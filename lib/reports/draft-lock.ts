import { hashToken } from "@/lib/infra/crypto/tokens";
import type { Tx } from "@/lib/infra/db/client";

/**
 * Holds this browser's draft until the transaction ends, so that changes of it follow one another. The files of one that
 * was submitted are evidence by then. Null when there is none.
 */
export async function lockDraft(tx: Tx, token: string): Promise<{ id: string; submitted: boolean } | null> {
  const rows = await tx.$queryRaw<{ id: string; submitted: boolean }[]>`
    SELECT id, submitted_case_id IS NOT NULL AS submitted FROM draft
    WHERE token_hash = ${hashToken(token)} FOR UPDATE`;
  return rows[0] ?? null;
}
