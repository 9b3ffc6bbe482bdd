import { checkFacts } from "@/lib/cases/checklists/check-facts";
import { asListed, type ChecklistItem, openBefore, STOPPABLE } from "@/lib/cases/checklists/checklist";
import { lastAnswers } from "@/lib/cases/checklists/last-answers";
import { listOfCase } from "@/lib/cases/checklists/list-of-case";
import { provedBy } from "@/lib/cases/checklists/proofs";
import type { Action } from "@/lib/cases/step";
import type { Tx } from "@/lib/infra/db/client";

type Refused = { readonly checks: readonly ChecklistItem[] };

/** A refusal as its asker may read it: how the owner works is not a partner's to know, that something is open is. */
export function asToldTo<R extends Refused>(refused: R, own: boolean): R {
  return own ? refused : { ...refused, checks: [] };
}

/**
 * The items that keep this step of this case waiting (C11): the one question that every decision of staff is asked,
 * on the page and under the lock of the case. Costs nothing for steps that no list can stop, and no look at the case
 * where its list stops none.
 */
export async function checksBefore(
  tx: Tx,
  { caseId, action: asked }: { caseId: string; action: Action },
): Promise<readonly ChecklistItem[]> {
  const action = asListed(asked);
  if (!STOPPABLE.some((step) => step === action)) return [];
  const { items } = await listOfCase(caseId, tx);
  if (!items.some(({ before }) => before.some((step) => step === action))) return [];
  const [said, facts] = [await lastAnswers(tx, caseId), await checkFacts(tx, caseId)];
  return openBefore(items, { said, proved: provedBy(facts) }, action);
}
