import type { Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import { askSchema, type FieldProblems, problemsOf } from "@/lib/cases/approvals/open-request";
import { findCase } from "@/lib/cases/find-case";
import type { OnHold } from "@/lib/evidence/litigation-hold";
import { inTransaction } from "@/lib/infra/db/client";
import { openEarlyDisposal } from "@/lib/retention/open-early-disposal";

/** Why a case may go before its time; that it is in somebody's way is not among them. */
export const EARLY_PURPOSES = ["erasure_request", "court_order", "sent_in_error"] as const;

const earlySchema = askSchema(EARLY_PURPOSES);
export type AskEarlyDisposal = { reference: string; purpose: string; reason: string; onceKey: string };
/** What the page of the request says, with what was typed. */
export const EARLY_REFUSALS = ["still_open", "part_of_more", "kept_longer", "already_asked"] as const;
export type EarlyRefusal = (typeof EARLY_REFUSALS)[number];
export type AskEarlyDisposalResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | OnHold
  | FieldProblems
  | { ok: false; reason: EarlyRefusal | "not_found" };

/**
 * Asks that a case that has ended go before its time (个人信息保护法 art. 47). Once a second person approves, it is due: it
 * stands in the next batch, where two people look at it again (C18, SEC-09).
 */
export async function askEarlyDisposal(
  staff: Staff,
  input: AskEarlyDisposal,
  at: Date = new Date(),
): Promise<AskEarlyDisposalResult> {
  const may = authorise(staff, ACT_TERMS.early_disposal.ask);
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = earlySchema.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error.issues);
  return inTransaction((tx) => openEarlyDisposal(tx, staff, { ...parsed.data, caseId: found.id, at }));
}
