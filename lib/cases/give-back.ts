import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { recordEvent } from "@/lib/cases/record-event";
import type { Tx } from "@/lib/infra/db/client";

type Given = {
  where: { id: string; claimMoves?: true; claimedUntil?: Date };
  /** What the audit record says beside it; codes and ids only. */
  under: Record<string, string>;
  at: Date;
};

/** Ends the claim that this person has on the case at this moment, where it is the one described; false where it is not. */
export async function giveBack(tx: Tx, staff: Pick<Staff, "id">, { where, under, at }: Given): Promise<boolean> {
  const { count } = await tx.case.updateMany({
    where: { ...where, claimedById: staff.id, AND: [{ claimedUntil: { gt: at } }] },
    data: { claimedById: null, claimedUntil: null },
  });
  if (count === 0) return false;
  const actor = { kind: "staff", id: staff.id } as const;
  await recordEvent(tx, { caseId: where.id, kind: "released", actor, told: false, at });
  const subject = { kind: "case", id: where.id } as const;
  await appendAudit(tx, { actor, action: "case.released", subject, data: under, at });
  return true;
}
