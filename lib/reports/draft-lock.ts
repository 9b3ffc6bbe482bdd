import { hashToken } from "@/lib/infra/crypto/tokens";
import type { Tx } from "@/lib/infra/db/client";

/**
 * Holds this browser's draft until the transaction ends, so that two changes of its files follow one another. Null
 * when there is none, or when it was submitted: its files are evidence by then.
 */
export async function lockDraft(tx: Tx, token: string): Promise<{ id: string } | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM draft WHERE token_hash = ${hashToken(token)} AND submitted_case_id IS NULL FOR UPDATE`;
  return rows[0] ?? null;
}
