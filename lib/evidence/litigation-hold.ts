import type { Tx } from "@/lib/infra/db/client";

/** What is told of a hold to somebody who is refused because of it. */
export type HoldFact = {
  readonly basis: string;
  readonly matter: string;
  readonly placedAt: Date;
  /** The number of the held case that this one is carried on in; null where the hold is its own. */
  readonly heldWith: string | null;
};
export type OnHold = { ok: false; reason: "on_hold"; hold: HoldFact };

/**
 * The hold that keeps this case as it is (证据保全锁定, G5); null without one. The one question of every use case that
 * takes away or overwrites what was received. A hold covers whatever is carried on in its case, so it may stand on another
 * one (`holds_over` in the database; the nearest is told). It locks the row of the case first, as placing a hold does for
 * all that it covers: the answer holds until the transaction ends, and a hold that is placed meanwhile waits and finds
 * everything still there, or comes first and is seen here.
 */
export async function holdOn(tx: Tx, caseId: string): Promise<HoldFact | null> {
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
  const [hold] = await tx.$queryRaw<HoldFact[]>`
    SELECT h.basis, h.matter, h.placed_at AS "placedAt", CASE WHEN o.place > 0 THEN c.reference END AS "heldWith"
    FROM holds_over(${caseId}::uuid) o JOIN litigation_hold h ON h.id = o.hold_id JOIN "case" c ON c.id = h.case_id
    ORDER BY o.place, h.id LIMIT 1`;
  return hold ?? null;
}

/** The refusal that goes with it. */
export function onHold(hold: HoldFact): OnHold {
  return { ok: false, reason: "on_hold", hold };
}
