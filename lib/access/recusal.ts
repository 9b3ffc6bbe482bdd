import { db, type Tx } from "@/lib/infra/db/client";

export type Recused = { ok: false; reason: "recused" };
export const RECUSED: Recused = { ok: false, reason: "recused" };

/**
 * Whether this person has stepped back from the case (回避, C27). The one question that every use case asks before it
 * lets somebody take, decide, reveal or carry away. Inside a transaction that has locked the case's row, the answer
 * holds until it ends; outside, it is as of now.
 */
export async function isRecused(of: { caseId: string; staffId: string }, tx: Tx = db): Promise<boolean> {
  const { caseId, staffId } = of; // whatever else its caller has there would narrow the question
  return (await tx.recusal.findFirst({ where: { caseId, staffId }, select: { id: true } })) !== null;
}

/** The same of several cases at once: whether there is one among them. */
export async function isRecusedFromAny(of: { caseIds: readonly string[]; staffId: string }, tx: Tx = db) {
  const where = { caseId: { in: [...of.caseIds] }, staffId: of.staffId };
  return (await tx.recusal.findFirst({ where, select: { id: true } })) !== null;
}
