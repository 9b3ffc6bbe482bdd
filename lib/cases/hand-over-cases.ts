import { caseScope } from "@/lib/access/case-scope";
import { isRecused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { isColleague } from "@/lib/cases/assign-case";
import { letGo, lockCase } from "@/lib/cases/desk-change";
import { openAssignment, writeAssignment } from "@/lib/cases/write-assignment";
import { db, inTransaction } from "@/lib/infra/db/client";

/** So many at a time; what is left over is said, and handed over by the next click. */
export const HANDED_OVER_AT_ONCE = 300;

/** `seen` is how many cases the page showed. */
export type HandOver = { from: string; to: string; seen: number };
export type HandOverResult =
  | { ok: true; moved: number; left: number }
  | NotPermitted
  | { ok: false; reason: "colleague_unknown" | "same_person" | "nothing" }
  | { ok: false; reason: "stale"; now: number };

/**
 * Assigns all cases under way of one colleague to another: for supervisors, when somebody leaves or falls ill. Each case is
 * a transaction of its own, with its event and its entry in the record, so that a long list locks nobody out. `stale`:
 there are more or fewer cases than the page showed.
 */
export async function handOverCases(
  staff: Staff,
  { from, to, seen }: HandOver,
  at = new Date(),
): Promise<HandOverResult> {
  const may = authorise(staff, "case:assign");
  if (!may.ok) return may;
  if (from === to) return { ok: false, reason: "same_person" };
  if (!(await isColleague(staff, to))) return { ok: false, reason: "colleague_unknown" };
  const cases = await casesOf(staff, from, at);
  if (cases.length === 0) return { ok: false, reason: "nothing" };
  if (cases.length !== seen) return { ok: false, reason: "stale", now: cases.length };
  const now = cases.slice(0, HANDED_OVER_AT_ONCE);
  let moved = 0;
  for (const caseId of now) moved += Number(await moveOne(staff, { caseId, from, to, at }));
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "staff.cases_handed_over",
      subject: { kind: "staff", id: from },
      data: { to, cases: moved },
      at,
    }),
  );
  return { ok: true, moved, left: cases.length - moved };
}

/** Cases under way that are assigned to this person, as far as the asker may assign them. */
async function casesOf(staff: Staff, from: string, at: Date): Promise<string[]> {
  const assigned = { some: { toId: from, endedAt: null } };
  const where = { assignments: assigned, tracks: { some: { open: true } }, AND: [caseScope(staff, "own", at)] };
  const rows = await db.case.findMany({ where, orderBy: { id: "asc" }, select: { id: true } });
  return rows.map(({ id }) => id);
}

type Move = { caseId: string; from: string; to: string; at: Date };

/** False when the case went to somebody else in the meantime, and where one of the two has stepped back from it. */
function moveOne(staff: Staff, { caseId, from, to, at }: Move): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockCase(tx, caseId);
    for (const staffId of [staff.id, to]) if (await isRecused({ caseId, staffId }, tx)) return false;
    const open = await openAssignment(tx, caseId);
    if (open?.toId !== from) return false;
    await writeAssignment(tx, staff, { caseId, from: open, to, at });
    await letGo(tx, caseId, from);
    return true;
  });
}
