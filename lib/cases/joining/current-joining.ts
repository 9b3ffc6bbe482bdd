import type { Tx } from "@/lib/infra/db/client";

/** What joins a case to another one: a merge, or the event by which it was joined or led over. */
export type Joining = { readonly id: string; readonly merged: boolean };

/** The same as in the database's own `joining_of`. */
const JOINED_BY = ["join", "mark_duplicate", "join_others", "split_off"];

/** By what a case that is joined is joined, or was until this transaction cut the link. */
export async function currentJoining(tx: Tx, caseId: string): Promise<Joining | null> {
  const merge = await tx.caseMerge.findFirst({ where: { mergedId: caseId, endedAt: null }, select: { id: true } });
  if (merge) return { ...merge, merged: true };
  const where = { caseId, kind: { in: JOINED_BY } };
  const event = await tx.caseEvent.findFirst({ where, orderBy: { id: "desc" }, select: { id: true } });
  return event && { ...event, merged: false };
}
