import { lockMainCase } from "@/lib/cases/co-reporters/main-case";
import { rankCase } from "@/lib/cases/rank-case";
import { refreshDue } from "@/lib/cases/refresh-due";
import type { Tx } from "@/lib/infra/db/client";

/**
 * Puts the case in which a matter is handled where it is due now that somebody has come to it or gone: the end of the row
 * of joined cases that begins with this one. Callers who lock more than one case have locked it before, in order.
 */
export async function placeMain(tx: Tx, caseId: string, at: Date): Promise<void> {
  const main = await lockMainCase(tx, caseId);
  if (!main) return;
  await refreshDue(tx, main.id);
  await rankCase(tx, { caseId: main.id, at });
}
