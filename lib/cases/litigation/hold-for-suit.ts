import type { AuditInput } from "@/lib/audit/audit-entry";
import { recordEvent } from "@/lib/cases/record-event";
import type { Tx } from "@/lib/infra/db/client";

export type HoldForSuit = {
  caseId: string;
  suitId: string;
  staffId: string;
  /** The court's number; empty while there is none. */
  matter: string;
  reason: string;
  at: Date;
};

/**
 * Keeps a case as it is because a suit rests on it, once for each suit; like every hold it is lifted by two people. The
 * caller has locked the case, and writes what is returned with its own audit entries.
 */
export async function holdForSuit(tx: Tx, held: HoldForSuit): Promise<readonly AuditInput[]> {
  const { caseId, suitId, staffId, matter, reason, at } = held;
  const onceKey = `suit:${suitId}:${caseId}`;
  if (await tx.litigationHold.findUnique({ where: { onceKey }, select: { id: true } })) return [];
  const row = { caseId, suitId, basis: "suit", matter, reason, placedById: staffId, placedAt: at, onceKey };
  const { id } = await tx.litigationHold.create({ data: row, select: { id: true } });
  const actor = { kind: "staff", id: staffId } as const;
  const data = { hold: id, basis: "suit" };
  await recordEvent(tx, { caseId, kind: "litigation_hold_placed", actor, told: false, data, at });
  return [{ actor, action: "litigation.placed", subject: { kind: "case", id: caseId }, data, at }];
}
