import { caseScope } from "@/lib/access/case-scope";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { boundClaim } from "@/lib/cases/bound-claim";
import { askedFor, type CaseAsked, type Claim, claimEnd } from "@/lib/cases/claim";
import { letGo, lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { readClaim } from "@/lib/cases/read-claim";
import { readClaimable } from "@/lib/cases/read-claimable";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";

export type ClaimResult =
  | { ok: true; until: Date }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "ended" }
  | { ok: false; reason: "taken"; claim: Claim | null };

/**
 * Takes a case for half an hour, so that no two people work on it; the holder's own claim is renewed without a word. Of any
 * number who ask at once one gets it: the condition stands in the update itself. `taken` names who has it; `ended`:
 * nothing is left in it that this person would need it in hand for.
 */
export async function claimCase(staff: Staff, asked: CaseAsked, at: Date = new Date()): Promise<ClaimResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const { reference, under, moves } = askedFor(asked);
  const found = await findCase(staff, reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  const mine = { caseId: found.id, staffId: staff.id, at };
  const taken = await inTransaction(async (tx): Promise<Date | "recused" | "ended" | "lost"> => {
    await lockCase(tx, found.id);
    const held = await holdClaim(tx, mine);
    if (held) return held;
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return "recused";
    const free = [{ claimedById: null }, { claimedUntil: { lte: at } }];
    const { count } = await tx.case.updateMany({
      // The share by which they found it may have been ended since.
      where: { id: found.id, OR: free, AND: [caseScope(staff, "case:claim", at)] },
      data: { claimedById: staff.id, claimedUntil: claimEnd(at), claimMoves: moves },
    });
    if (count === 0) return "lost";
    // After the write, so that the many who ask in vain cost no more.
    if (!(await readClaimable(tx, { caseId: found.id, staff: found.as }))) {
      await letGo(tx, found.id, staff.id);
      return "ended";
    }
    const actor = { kind: "staff", id: staff.id } as const;
    await recordEvent(tx, { caseId: found.id, kind: "claimed", actor, told: false, at });
    const subject = { kind: "case", id: found.id } as const;
    await appendAudit(tx, { actor, action: "case.claimed", subject, data: under, at });
    return boundClaim(tx, mine);
  });
  if (taken === "recused") return RECUSED;
  if (taken === "ended") return { ok: false, reason: taken };
  if (taken !== "lost") return { ok: true, until: taken };
  const now = await findCase(staff, reference, "case:claim");
  return { ok: false, reason: "taken", claim: now && (await readClaim(staff, now, { at })) };
}
