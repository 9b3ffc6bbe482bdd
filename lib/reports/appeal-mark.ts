import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";
import { ownWords } from "@/lib/reports/without-contact";

export type AppealMarkResult = { ok: true } | { ok: false; reason: "not_now" };

/** Says why a mark is wrong, once; until a third person has decided, it does not count (ABU-06). The same words twice are one appeal. */
export async function appealMark(
  { caseId }: CaseSession,
  asTyped: string,
  at: Date = new Date(),
): Promise<AppealMarkResult> {
  return inTransaction(async (tx): Promise<AppealMarkResult> => {
    await lockCase(tx, caseId);
    const reasons = await ownWords(caseId, asTyped, tx);
    const select = { appeal: true } as const;
    const open = { caseId, appealedAt: null, expiresAt: { gt: at } };
    const { count } = await tx.badFaithMark.updateMany({ where: open, data: { appealedAt: at, appeal: reasons } });
    if (count === 0) {
      const said = await tx.badFaithMark.findUnique({ where: { caseId }, select });
      return said?.appeal === reasons ? { ok: true } : { ok: false, reason: "not_now" };
    }
    const actor = { kind: "reporter" } as const;
    await recordEvent(tx, { caseId, kind: "bad_faith_appealed", actor, told: false, at });
    await appendAudit(tx, { actor, action: "mark.appealed", subject: { kind: "case", id: caseId }, at });
    return { ok: true };
  });
}
