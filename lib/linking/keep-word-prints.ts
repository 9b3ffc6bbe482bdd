import type { Tx } from "@/lib/infra/db/client";
import { wordPrints } from "@/lib/linking/word-prints";

/** Keeps what a case's words can be compared by, in the transaction that opens it; nothing for a text too short. */
export async function keepWordPrints(tx: Tx, caseId: string, text: string): Promise<void> {
  const prints = wordPrints(text);
  if (prints.length > 0) await tx.caseWordPrints.create({ data: { caseId, prints }, select: { caseId: true } });
}
