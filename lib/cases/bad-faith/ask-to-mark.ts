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
import { BAD_FAITH_GROUNDS } from "@/lib/cases/bad-faith/bad-faith-mark";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { inTransaction } from "@/lib/infra/db/client";

const markSchema = askSchema(BAD_FAITH_GROUNDS);
export type AskToMark = { reference: string; purpose: string; reason: string; onceKey: string };
export type AskToMarkResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | FieldProblems
  | { ok: false; reason: "not_found" | "already_asked" | "marked" };

/**
 * Asks that a report be marked as made in bad faith: on a ground of the list, with a reason that its reporter will read.
 * Nothing happens to the case, and nothing at all before a second person agrees (ABU-06).
 */
export async function askToMark(staff: Staff, input: AskToMark, at: Date = new Date()): Promise<AskToMarkResult> {
  const may = authorise(staff, ACT_TERMS.bad_faith.ask);
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = markSchema.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error.issues);
  const { id: caseId } = found;
  return inTransaction(async (tx): Promise<AskToMarkResult> => {
    await lockCase(tx, caseId);
    if (await isAskedBefore(tx, staff, parsed.data.onceKey)) return { ok: true };
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const mark = await tx.badFaithMark.findUnique({ where: { caseId }, select: { id: true } });
    if (mark) return { ok: false, reason: "marked" };
    return openRequest(tx, staff, { ...parsed.data, act: "bad_faith", caseId, at });
  });
}
