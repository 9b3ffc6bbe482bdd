import { randomUUID } from "node:crypto";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { type ChecklistItem, type ChecklistKind, isChecklistKind } from "@/lib/cases/checklists/checklist";
import { itemsOf } from "@/lib/cases/checklists/list-of-case";
import { type ListDraft, type ListProblem, listSchema, problemIn, type ReadList } from "@/lib/cases/checklists/schema";
import { db, inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

export type SaveChecklistResult =
  | { ok: true; version: number }
  | NotPermitted
  | { ok: false; reason: "no_such_kind" | "stale" }
  | { ok: false; reason: "faulty"; problem: ListProblem };

/**
 * Adds the next version to the own organisation's list for a kind (C11); cases under way keep theirs. An item whose
 * words were changed is another item: what was ticked under the old words is no answer to the new ones. `stale`:
 * somebody changed the list since the form was opened. A second click is answered like the first.
 */
export async function saveChecklist(
  staff: Staff,
  kind: string,
  draft: ListDraft,
  at: Date = new Date(),
): Promise<SaveChecklistResult> {
  const may = authorise(staff, "checklists:change");
  if (!may.ok) return may;
  if (!isChecklistKind(kind)) return { ok: false, reason: "no_such_kind" };
  const parsed = listSchema.safeParse(draft);
  if (!parsed.success) return { ok: false, reason: "faulty", problem: problemIn(parsed.error.issues) };
  const list = { ...parsed.data, kind, at };
  try {
    const saved = await inTransaction((tx) => save(tx, staff, list));
    return saved ? { ok: true, version: list.base + 1 } : notSaved(staff, list);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return notSaved(staff, list);
  }
}

type NewList = ReadList & { kind: ChecklistKind; at: Date };

async function save(tx: Tx, { id, organisationId }: Staff, { kind, base, items, at }: NewList): Promise<boolean> {
  if ((await newestVersion(tx, { organisationId, kind })) !== base) return false;
  const before = await itemsOf({ organisationId, kind, version: base }, tx);
  const data = { organisationId, kind, version: base + 1, items: keyed(items, before), changedById: id, changedAt: at };
  await tx.checklistVersion.create({ data, select: { version: true } });
  await appendAudit(tx, {
    actor: { kind: "staff", id },
    action: "checklist.changed",
    subject: { kind: "checklist", id: organisationId },
    data: { kind, version: base + 1, items: items.length },
    at,
  });
  return true;
}

/** The key of an item that says what it said, a fresh one for any other, and never one twice. */
function keyed(items: ReadList["items"], before: readonly ChecklistItem[]): ChecklistItem[] {
  const kept = new Set<string>();
  return items.map((item) => {
    const same = before.find(({ key, zh, en }) => key === item.key && zh === item.zh && en === item.en);
    const key = same && !kept.has(same.key) ? same.key : randomUUID();
    kept.add(key);
    return { ...item, key };
  });
}

export async function newestVersion(tx: Tx, where: { organisationId: string; kind: string }): Promise<number> {
  const { _max } = await tx.checklistVersion.aggregate({ where, _max: { version: true } });
  return _max.version ?? 0;
}

/** This very form was taken already, or it comes too late. */
async function notSaved(
  { id: changedById, organisationId }: Staff,
  { kind, base, items }: NewList,
): Promise<SaveChecklistResult> {
  const version = base + 1;
  const mine = await db.checklistVersion.findFirst({ where: { organisationId, kind, version, changedById } });
  const said = mine && (await itemsOf({ organisationId, kind, version }));
  const same = said && wordsOf(said) === wordsOf(items);
  return same ? { ok: true, version } : { ok: false, reason: "stale" };
}

function wordsOf(items: readonly Omit<ChecklistItem, "key">[]): string {
  return JSON.stringify(items.map(({ zh, en, whyZh, whyEn, before, proof }) => [zh, en, whyZh, whyEn, before, proof]));
}
