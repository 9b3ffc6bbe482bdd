import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import { type AskField, askSchema, openRequest, problemsOf } from "@/lib/cases/approvals/open-request";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { LIFT_PURPOSES } from "@/lib/cases/litigation/litigation-hold";
import { inTransaction } from "@/lib/infra/db/client";

const liftSchema = askSchema(LIFT_PURPOSES);
export type AskToLift = { reference: string; hold: string; purpose: string; reason: string; onceKey: string };
export type AskToLiftResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "already_asked" | "lifted" }
  | { ok: false; reason: "fields"; problems: Partial<Record<AskField, string>> };

/** Asks that a hold be lifted; that happens when a second person approves, and not before (C18, SEC-09). */
export async function askToLiftHold(staff: Staff, input: AskToLift, at: Date = new Date()): Promise<AskToLiftResult> {
  const may = authorise(staff, ACT_TERMS.hold_lift.ask);
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = liftSchema.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error.issues);
  const { id: caseId } = found;
  return inTransaction(async (tx): Promise<AskToLiftResult> => {
    await lockCase(tx, caseId);
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const holds = await tx.litigationHold.findMany({ where: { caseId }, select: { id: true, liftedAt: true } });
    const hold = holds.find(({ id }) => id === input.hold);
    if (!hold) return { ok: false, reason: "not_found" };
    if (hold.liftedAt) return { ok: false, reason: "lifted" };
    return openRequest(tx, staff, { ...parsed.data, act: "hold_lift", caseId, subjectId: hold.id, at });
  });
}
