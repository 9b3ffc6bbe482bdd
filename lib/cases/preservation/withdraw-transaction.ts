import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import { inTransaction } from "@/lib/infra/db/client";

export type WithdrawTransactionResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: "not_found" };

/** Takes a transaction that was recorded by mistake off the list; the row stays. Asked twice, the second changes nothing. */
export async function withdrawTransaction(
  staff: Staff,
  { reference, id }: { reference: string; id: string },
  at: Date = new Date(),
): Promise<WithdrawTransactionResult> {
  const may = authorise(staff, "case:decide:triage");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found || !isId(id)) return { ok: false, reason: "not_found" };
  const caseId = found.id;
  return inTransaction(async (tx): Promise<WithdrawTransactionResult> => {
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const { count } = await tx.caseTransaction.updateMany({
      where: { id, caseId, withdrawnAt: null },
      data: { withdrawnAt: at, withdrawnById: staff.id },
    });
    if (count === 0) {
      const gone = await tx.caseTransaction.findFirst({ where: { id, caseId }, select: { id: true } });
      return gone ? { ok: true } : { ok: false, reason: "not_found" };
    }
    const actor = { kind: "staff", id: staff.id } as const;
    const subject = { kind: "case", id: caseId } as const;
    await appendAudit(tx, { actor, action: "case.transaction_withdrawn", subject, data: { transaction: id }, at });
    return { ok: true };
  });
}
