import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { type Claim, claimEnd } from "@/lib/cases/claim";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { readClaim } from "@/lib/cases/read-claim";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";

export type ClaimResult =
  | { ok: true; until: Date }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "taken"; claim: Claim | null };

/**
 * Takes a case for half an hour, so that no two people work on it; the holder's own claim is renewed without a word. Of any
 * number who ask at once one gets it: the condition stands in the update itself. `taken` names who has it.
 */
export async function claimCase(staff: Staff, reference: string, at: Date = new Date()): Promise<ClaimResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  const until = claimEnd(at);
  const taken = await inTransaction(async (tx) => {
    if (await holdClaim(tx, { caseId: found.id, staffId: staff.id, at })) return "taken";
    await lockCase(tx, found.id);
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return "recused";
    const free = [{ claimedById: null }, { claimedUntil: { lte: at } }, { claimedById: staff.id }];
    const { count } = await tx.case.updateMany({
      where: { id: found.id, OR: free },
      data: { claimedById: staff.id, claimedUntil: until },
    });
    if (count === 0) return "lost";
    const actor = { kind: "staff", id: staff.id } as const;
    await recordEvent(tx, { caseId: found.id, kind: "claimed", actor, told: false, at });
    await appendAudit(tx, { actor, action: "case.claimed", subject: { kind: "case", id: found.id }, at });
    return "taken";
  });
  if (taken === "recused") return RECUSED;
  if (taken === "taken") return { ok: true, until };
  const now = await findCase(staff, reference, "case:claim");
  return { ok: false, reason: "taken", claim: now && (await readClaim(staff, now, { at })) };
}
