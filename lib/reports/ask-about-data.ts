import { appendAudit } from "@/lib/audit/append-entry";
import { requestRule } from "@/lib/cases/data-requests/data-request";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";
import type { NewDataRequest } from "@/lib/reports/data-request-schema";
import { ownWords } from "@/lib/reports/without-contact";

export type AskAboutDataResult = { ok: true } | { ok: false; reason: "already_open" };

/**
 * Asks for a copy, a correction or deletion of one's own data (个人信息保护法 arts. 44-47): a row with its own period, told
 * in the timeline. Of each kind one waits at a time; the same words twice are one request.
 */
export async function askAboutData(
  { caseId }: CaseSession,
  { kind, words: asTyped }: NewDataRequest,
  at: Date = new Date(),
): Promise<AskAboutDataResult> {
  return inTransaction(async (tx): Promise<AskAboutDataResult> => {
    // Holds the case's row, so that a second click waits here for the first.
    await tx.case.update({ where: { id: caseId }, data: { updatedAt: at }, select: { id: true } });
    const words = await ownWords(caseId, asTyped, tx);
    const where = { caseId, kind, answeredAt: null };
    const open = await tx.dataRequest.findFirst({ where, select: { words: true } });
    if (open) return open.words === words ? { ok: true } : { ok: false, reason: "already_open" };
    const data = { caseId, kind, words, askedAt: at, ruleVersion: requestRule(at).version };
    const { id } = await tx.dataRequest.create({ data, select: { id: true } });
    const actor = { kind: "reporter" } as const;
    await recordEvent(tx, { caseId, kind: "data_requested", actor, told: true, data: { ground: kind }, at });
    const subject = { kind: "case", id: caseId } as const;
    await appendAudit(tx, { actor, action: "data.requested", subject, data: { request: id, kind }, at });
    return { ok: true };
  });
}
