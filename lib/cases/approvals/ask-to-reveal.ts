import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import {
  askSchema,
  type FieldProblems,
  isAskedBefore,
  openRequest,
  problemsOf,
} from "@/lib/cases/approvals/open-request";
import { REVEAL_PURPOSES } from "@/lib/cases/approvals/reveal-purposes";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { inTransaction } from "@/lib/infra/db/client";

const revealSchema = askSchema(REVEAL_PURPOSES);
export type AskToReveal = { reference: string; purpose: string; reason: string; onceKey: string };
export type AskToRevealResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | FieldProblems
  | { ok: false; reason: "not_found" | "no_contact" | "already_asked" };

/** Asks a custodian to let this person see how to reach a reporter: for a purpose of the list, and with a reason (G2). */
export async function askToReveal(staff: Staff, input: AskToReveal, at: Date = new Date()): Promise<AskToRevealResult> {
  const may = authorise(staff, ACT_TERMS.identity_reveal.ask);
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, ACT_TERMS.identity_reveal.ask);
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = revealSchema.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error.issues);
  const { id: caseId } = found;
  return inTransaction(async (tx): Promise<AskToRevealResult> => {
    await lockCase(tx, caseId);
    if (await isAskedBefore(tx, staff, parsed.data.onceKey)) return { ok: true };
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const submission = await tx.submission.findUnique({ where: { caseId }, select: { contactKind: true } });
    if (!submission?.contactKind) return { ok: false, reason: "no_contact" };
    return openRequest(tx, staff, { ...parsed.data, act: "identity_reveal", caseId, at });
  });
}
