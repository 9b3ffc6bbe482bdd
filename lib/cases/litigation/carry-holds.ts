import { appendAudit } from "@/lib/audit/append-entry";
import type { EventActor } from "@/lib/cases/case-event";
import { recordEvent } from "@/lib/cases/record-event";
import type { Tx } from "@/lib/infra/db/client";

/** `from`: the case that is left; `to`: the one that stands for itself from now on. */
export type CarryHolds = { from: string; to: string; actor: EventActor; at: Date };

type Hold = {
  id: string;
  basis: string;
  matter: string;
  reason: string;
  suitId: string | null;
  placedById: string;
  placedAt: Date;
};

/**
 * Keeps what leaves a held case as it is (G5): each hold over the case that is left goes along as a hold of the other's
 * own, with the same basis and suit, and is lifted by two people like any other. One that went along before and is still in force
 * is not doubled. The caller has locked both cases.
 */
export async function carryHolds(tx: Tx, { from, to, actor, at }: CarryHolds): Promise<void> {
  const holds = await tx.$queryRaw<Hold[]>`
    SELECT h.id::text, h.basis, h.matter, h.reason, h.suit_id::text AS "suitId",
      h.placed_by_id::text AS "placedById", h.placed_at AS "placedAt"
    FROM holds_over(${from}::uuid) o JOIN litigation_hold h ON h.id = o.hold_id ORDER BY h.id`;
  for (const { id: source, ...hold } of holds) {
    const key = `carried:${source}:${to}:`;
    const kept = { caseId: to, liftedAt: null, onceKey: { startsWith: key } };
    if (await tx.litigationHold.findFirst({ where: kept, select: { id: true } })) continue;
    const row = { ...hold, caseId: to, onceKey: `${key}${at.getTime()}` };
    const { id } = await tx.litigationHold.create({ data: row, select: { id: true } });
    const data = { hold: id, basis: hold.basis, from: source };
    await recordEvent(tx, { caseId: to, kind: "litigation_hold_carried", actor, told: false, data, at });
    await appendAudit(tx, { actor, action: "litigation.placed", subject: { kind: "case", id: to }, data, at });
  }
}
