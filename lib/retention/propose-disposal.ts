import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { inTransaction } from "@/lib/infra/db/client";
import { writeProposal } from "@/lib/retention/write-proposal";

export type ProposeDisposalResult = { ok: true; id: string } | NotPermitted | { ok: false; reason: "nothing_due" };

/** Puts together what is due now, without waiting for the first of the month (G4). */
export async function proposeDisposal(staff: Staff, at: Date = new Date()): Promise<ProposeDisposalResult> {
  const may = authorise(staff, "disposal:review");
  if (!may.ok) return may;
  const { id, organisationId } = staff;
  const actor = { kind: "staff", id } as const;
  const batch = await inTransaction((tx) => writeProposal(tx, { organisationId, actor, at }));
  return batch ? { ok: true, id: batch.id } : { ok: false, reason: "nothing_due" };
}
