import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { mayPlanFor } from "@/lib/cases/absence";
import { db, inTransaction } from "@/lib/infra/db/client";

export type EndAbsenceResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" };

/** Somebody is back, or does not go after all. One that has ended already is answered the same. */
export async function endAbsence(staff: Staff, id: string, at: Date = new Date()): Promise<EndAbsenceResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = isId(id) ? await db.absence.findUnique({ where: { id }, select: { staffId: true } }) : null;
  const theirs = found && { id: found.staffId, organisationId: staff.organisationId };
  const person = theirs && (await db.staff.findUnique({ where: theirs, select: { id: true } }));
  if (!person) return { ok: false, reason: "not_found" };
  if (!mayPlanFor(staff, person.id)) return { ok: false, reason: "not_permitted" };
  await inTransaction(async (tx) => {
    const ended = { endedAt: at, endedById: staff.id };
    const { count } = await tx.absence.updateMany({ where: { id, endedAt: null }, data: ended });
    if (count === 0) return;
    const actor = { kind: "staff", id: staff.id } as const;
    const subject = { kind: "staff", id: person.id } as const;
    await appendAudit(tx, { actor, action: "staff.absence_ended", subject, at });
  });
  return { ok: true };
}
