import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { listOfCase } from "@/lib/cases/checklists/list-of-case";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { inTransaction } from "@/lib/infra/db/client";

export type MoveChecklist = { reference: string; version: string };
export type MoveChecklistResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: "not_found" | "stale" };

/**
 * Takes a case to the newest list of its kind (C11). Answers to items whose words are the same stay; the others are
 * open. `stale`: there is a newer list than the one that the page offered. A second click changes nothing.
 */
export async function moveChecklist(
  staff: Staff,
  { reference, version: offered }: MoveChecklist,
  at: Date = new Date(),
): Promise<MoveChecklistResult> {
  const may = authorise(staff, "case:decide:triage");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const { id: caseId } = found;
  return inTransaction(async (tx): Promise<MoveChecklistResult> => {
    await lockCase(tx, caseId);
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const { version, newest } = await listOfCase(caseId, tx);
    if (offered !== `${newest}`) return { ok: false, reason: "stale" };
    if (version === newest) return { ok: true };
    const moved = { caseId, version: newest, movedById: staff.id, at };
    await tx.checklistMove.create({ data: moved, select: { version: true } });
    const data = { from: `${version}`, to: `${newest}` };
    await noteDeskChange(tx, staff, { caseId, kind: "checklist_moved", action: "checklist.moved", data, at });
    return { ok: true };
  });
}
