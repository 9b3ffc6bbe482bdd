import type { Tx } from "@/lib/infra/db/client";

const ITEM = {
  id: true,
  kind: true,
  caseId: true,
  ruleId: true,
  ruleVersion: true,
  startedAt: true,
  batch: { select: { id: true, number: true, organisationId: true } },
} as const;

/** One record of an approved batch that is still to go. */
export type DisposalOrder = NonNullable<Awaited<ReturnType<typeof orderOf>>>;
/** What went: originals by their hash, and files whose rows are gone. */
export type Gone = { hashes: string[]; remaining: string[] };

/** Null for an item that is done, was taken out, or that two people have not agreed to. */
export function orderOf(tx: Tx, id: string) {
  const where = { id, outcome: null, takenOutAt: null, batch: { decision: "approved" } };
  return tx.disposalItem.findUnique({ where, select: ITEM });
}
