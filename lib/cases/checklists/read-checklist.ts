import { isRecused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { checkFacts } from "@/lib/cases/checklists/check-facts";
import { type ChecklistItem, type ItemState, stateOf } from "@/lib/cases/checklists/checklist";
import { lastAnswers } from "@/lib/cases/checklists/last-answers";
import { type CaseList, listOfCase } from "@/lib/cases/checklists/list-of-case";
import { provedBy } from "@/lib/cases/checklists/proofs";
import { findCase } from "@/lib/cases/find-case";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

export type CheckView = ChecklistItem & {
  readonly state: ItemState;
  /** The last word of a person; null while nobody said anything. */
  readonly said: { readonly id: string; readonly by: string; readonly at: Date; readonly note: string } | null;
};
export type ChecklistView = Omit<CaseList, "items"> & {
  readonly reference: string;
  readonly checks: readonly CheckView[];
  readonly recusedMe: boolean;
};
export type ReadChecklistResult = { ok: true; view: ChecklistView } | NotPermitted | { ok: false; reason: "not_found" };

/** The list of a case with what is done of it. The owner's alone where a case is shared. That the case was read is on record by its page. */
export async function readChecklist(staff: Staff, reference: string): Promise<ReadChecklistResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const { id: caseId } = found;
  const [{ items, ...list }, answers, facts, recusedMe] = await Promise.all([
    listOfCase(caseId),
    lastAnswers(db, caseId),
    checkFacts(db, caseId),
    isRecused({ caseId, staffId: staff.id }),
  ]);
  const proved = provedBy(facts);
  const names = await staffNames(
    staff,
    [...answers.values()].map(({ staffId }) => staffId),
  );
  const checks = items.map((item): CheckView => {
    const said = answers.get(item.key);
    const last = said && { id: said.id, by: names.get(said.staffId) ?? "", at: said.at, note: said.note };
    return { ...item, state: stateOf(item, said, proved), said: last ?? null };
  });
  return { ok: true, view: { ...list, reference: found.reference, checks, recusedMe } };
}
