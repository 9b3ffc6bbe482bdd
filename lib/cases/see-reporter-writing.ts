import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import { noteWritingSeen } from "@/lib/cases/reporter-writing";
import { inTransaction } from "@/lib/infra/db/client";

export type SeeWritingResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: "not_found" };

/** The page of a case as somebody has it before them: `events` are the ids of all that it shows. */
export type SeenPage = { readonly reference: string; readonly events: readonly string[] };

/**
 * Whoever could answer the reporter has the page of the case before them: what it shows of the reporter is no longer
 * unseen. To whoever looks without being able to answer, an auditor or a partner, it stays so.
 */
export async function seeReporterWriting(
  staff: Staff,
  { reference, events }: SeenPage,
  at: Date = new Date(),
): Promise<SeeWritingResult> {
  const may = authorise(staff, "message:send");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const caseId = found.id;
  return inTransaction(async (tx): Promise<SeeWritingResult> => {
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    if (!(await noteWritingSeen(tx, { caseId, events, at }))) return { ok: true };
    const actor = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { actor, action: "message.seen", subject: { kind: "case", id: caseId }, at });
    return { ok: true };
  });
}
