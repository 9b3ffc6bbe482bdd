import { isRecused } from "@/lib/access/recusal";
import { isHeld } from "@/lib/cases/claim";
import { lockCase } from "@/lib/cases/desk-change";
import type { Tx } from "@/lib/infra/db/client";

export type TwoRefusal =
  /** Whoever has stepped back from either case leaves both alone. */
  | { ok: false; reason: "recused" }
  /** Somebody else has this one in hand. */
  | { ok: false; reason: "claimed"; reference: string };

type Both = { ids: readonly string[]; staffId: string; at: Date };

/**
 * Takes both cases for this transaction, always in the same order, so that whoever merges A into B and whoever merges B
 * into A wait for each other and not for ever; then asks whether this person may touch them.
 */
export async function lockBoth(tx: Tx, { ids, staffId, at }: Both): Promise<TwoRefusal | null> {
  for (const id of ids.toSorted()) await lockCase(tx, id);
  for (const caseId of ids) if (await isRecused({ caseId, staffId }, tx)) return { ok: false, reason: "recused" };
  const rows = await tx.case.findMany({
    where: { id: { in: [...ids] } },
    select: { reference: true, claimedById: true, claimedUntil: true },
  });
  const taken = rows.find((row) => isHeld(row, at) && row.claimedById !== staffId);
  return taken ? { ok: false, reason: "claimed", reference: taken.reference } : null;
}
