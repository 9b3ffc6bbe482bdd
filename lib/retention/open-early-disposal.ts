import { caseScope } from "@/lib/access/case-scope";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import type { Staff } from "@/lib/access/staff";
import { openRequest } from "@/lib/cases/approvals/open-request";
import { holdOn, type OnHold, onHold } from "@/lib/evidence/litigation-hold";
import type { Tx } from "@/lib/infra/db/client";
import { GOES_ON, keptLonger, PART_OF_MORE } from "@/lib/retention/due-records";

type EarlyDisposal = { caseId: string; purpose: string; reason: string; onceKey: string; at: Date };
export type OpenEarlyDisposalResult =
  | { ok: true }
  | Recused
  | OnHold
  | { ok: false; reason: "still_open" | "part_of_more" | "kept_longer" }
  | { ok: false; reason: "already_asked" };

/** Writes the request that a case go before its time, unless a hold keeps it or it goes on. The caller has asked who may. */
export async function openEarlyDisposal(
  tx: Tx,
  staff: Staff,
  { caseId, ...asked }: EarlyDisposal,
): Promise<OpenEarlyDisposalResult> {
  const hold = await holdOn(tx, caseId);
  if (hold) return onHold(hold);
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  const ended = { id: caseId, open: false, AND: [caseScope(staff, "own", asked.at)] };
  if (!(await tx.case.findFirst({ where: ended, select: { id: true } }))) return { ok: false, reason: "still_open" };
  if (await isPartOfMore(tx, caseId)) return { ok: false, reason: "part_of_more" };
  if (await isKeptLonger(tx, caseId, asked.at)) return { ok: false, reason: "kept_longer" };
  return openRequest(tx, staff, { ...asked, act: "early_disposal", caseId });
}

/** What other cases or a suit hang on would never come up for disposal: nobody is promised that it goes. */
async function isPartOfMore(tx: Tx, caseId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "case" c WHERE c.id = ${caseId}::uuid AND (${GOES_ON} OR ${PART_OF_MORE})`;
  return rows.length > 0;
}

/** Until that day no batch would take it up, whoever approved. */
async function isKeptLonger(tx: Tx, caseId: string, at: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "case" c WHERE c.id = ${caseId}::uuid AND ${keptLonger(at)}`;
  return rows.length > 0;
}
