import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { ESCALATION_REASONS, needsWords } from "@/lib/cases/desk";
import { letGo, lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { writtenText } from "@/lib/cases/schema";
import { tellColleagues } from "@/lib/cases/tell-colleagues";
import { inTransaction } from "@/lib/infra/db/client";

export type EscalateCase = { reference: string; reason: string; note: string };
export type EscalateRefusal = "not_found" | "reason_missing" | "note_missing" | "too_long" | "stale";
export type EscalateResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: EscalateRefusal };

type Question = { reason: string; note: string | null };

/**
 * Asks a supervisor of one's own office about a case, and lets go of it; a partner who handles a case asks theirs, and
 * what they ask is not the owner's to read. `stale`: somebody else has asked already. One's own question asked
 * twice is answered like the first time.
 */
export async function escalateCase(staff: Staff, input: EscalateCase, at: Date = new Date()): Promise<EscalateResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const question = readQuestion(input);
  if ("refused" in question) return { ok: false, reason: question.refused };
  const found = await findCase(staff, input.reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx): Promise<EscalateResult> => {
    const caseId = found.id;
    await lockCase(tx, caseId);
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const asker = { caseId, organisationId: staff.organisationId };
    const open = await tx.caseEscalation.findFirst({ where: { ...asker, closedAt: null }, select: { byId: true } });
    if (open) return open.byId === staff.id ? { ok: true } : { ok: false, reason: "stale" };
    const asked = { ...asker, ...question, byId: staff.id, at };
    const { id: slot } = await tx.caseEscalation.create({ data: asked, select: { id: true } });
    await letGo(tx, caseId, staff.id);
    const data: Record<string, string> = found.as === staff ? { reason: question.reason } : {};
    await noteDeskChange(tx, staff, { caseId, kind: "escalated", action: "case.escalated", data, at });
    await tellColleagues(tx, staff, { caseId, permission: "case:assign", template: "case_escalated", slot, at });
    return { ok: true };
  });
}

function readQuestion(input: EscalateCase): Question | { refused: EscalateRefusal } {
  const reason = ESCALATION_REASONS.find((known) => known === input.reason);
  const note = writtenText.safeParse(input.note);
  if (!reason) return { refused: "reason_missing" };
  if (!note.success) return { refused: "too_long" };
  if (needsWords(reason) && note.data === "") return { refused: "note_missing" };
  return { reason, note: note.data || null };
}
