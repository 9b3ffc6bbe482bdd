import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { readRoleBook } from "@/lib/access/role-book";
import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { mayAssign } from "@/lib/cases/desk";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { openAssignment, writeAssignment } from "@/lib/cases/write-assignment";
import { db, inTransaction } from "@/lib/infra/db/client";

/**
 * `to` is a colleague, oneself, or "" for nobody. `seen` is the assignment that the page showed, "" for none. `order`: the
 * bulk order that it is part of.
 */
export type AssignCase = { reference: string; to: string; seen: string; order?: string };
export type AssignCaseResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "colleague_unknown" | "stale" };

/**
 * Says whose a case is until somebody says otherwise; a claim only says who has it in hand now. `stale`: it has gone to
 * somebody else since the page was made. Asking for what is so already is answered like the first time.
 */
export async function assignCase(staff: Staff, input: AssignCase, at: Date = new Date()): Promise<AssignCaseResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const to = input.to || null;
  if (to && !(await isColleague(staff, to))) return { ok: false, reason: "colleague_unknown" };
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx): Promise<AssignCaseResult> => {
    await lockCase(tx, found.id);
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
    if (to && (await isRecused({ caseId: found.id, staffId: to }, tx)))
      return { ok: false, reason: "colleague_unknown" };
    const from = await openAssignment(tx, found.id);
    if ((from?.toId ?? null) === to) return { ok: true };
    if ((from?.id ?? "") !== input.seen) return { ok: false, reason: "stale" };
    if (!mayAssign(staff, { from: from?.toId ?? null, to })) return { ok: false, reason: "not_permitted" };
    await writeAssignment(tx, staff, { caseId: found.id, from, to, order: input.order, at });
    return { ok: true };
  });
}

/** Whether this is somebody of the same office who can work on cases, and has not left. */
export async function isColleague({ organisationId }: Staff, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const where = { id, organisationId, disabledAt: null };
  const person = await db.staff.findUnique({ where, select: { roles: true } });
  if (!person) return false;
  return (await readRoleBook([person.roles]))(person.roles).permissions.includes("case:claim");
}
