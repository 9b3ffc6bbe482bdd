import type { Staff } from "@/lib/access/staff";
import { letGo, noteDeskChange } from "@/lib/cases/desk-change";
import type { Tx } from "@/lib/infra/db/client";
import { notifyStaffLater } from "@/lib/notifications/notify-staff";

export type NewAssignment = {
  caseId: string;
  from: { id: string; toId: string } | null;
  to: string | null;
  /** The bulk order that it is part of. */
  order?: string | undefined;
  at: Date;
};

/** Ends the open assignment and begins the next, with event and audit; the case's row is locked by the caller. */
export async function writeAssignment(tx: Tx, staff: Pick<Staff, "id">, change: NewAssignment): Promise<void> {
  const { caseId, from, to, order, at } = change;
  if (from) {
    const ended = { endedAt: at, endedById: staff.id };
    const { count } = await tx.caseAssignment.updateMany({ where: { id: from.id, endedAt: null }, data: ended });
    if (count === 0) throw new Error("an assignment was ended past the lock of its case");
  }
  if (to) {
    const own = to === staff.id;
    const data = { caseId, toId: to, byId: staff.id, at, openedAt: own ? at : null };
    await tx.caseAssignment.create({ data, select: { id: true } });
    if (!own) await letGo(tx, caseId, staff.id);
    if (!own) await notifyStaffLater(tx, { staffId: to, template: "case_assigned", slot: hourOf(at), at });
  }
  const data = { ...(from ? { from: from.toId } : {}), ...(to ? { to } : {}), ...(order ? { order } : {}) };
  const kind = to ? "assigned" : "unassigned";
  await noteDeskChange(tx, staff, { caseId, kind, action: `case.${kind}`, data, at });
}

/** Whoever is given three hundred cases at once gets one mail. */
function hourOf(at: Date): string {
  return at.toISOString().slice(0, "2026-01-01T00".length);
}

/** The assignment that is open, read under the lock of the case. */
export function openAssignment(tx: Tx, caseId: string): Promise<{ id: string; toId: string } | null> {
  return tx.caseAssignment.findFirst({ where: { caseId, endedAt: null }, select: { id: true, toId: true } });
}
