import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { db, inTransaction } from "@/lib/infra/db/client";

export type UndoBulkOrderResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "begun" };

/**
 * Takes a whole order back. `begun`: the worker was first, and what is done is done case by case. Whoever ordered may, as
 * long as nothing has happened: a slow worker gives more time, never less.
 */
export async function undoBulkOrder(staff: Staff, id: string, at: Date = new Date()): Promise<UndoBulkOrderResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const order = isId(id) ? await db.bulkOrder.findUnique({ where: { id, madeById: staff.id }, select: UNDONE }) : null;
  if (!order) return { ok: false, reason: "not_found" };
  if (order.undoneAt) return { ok: true };
  return inTransaction(async (tx): Promise<UndoBulkOrderResult> => {
    const where = { id, undoneAt: null, startedAt: null };
    const { count } = await tx.bulkOrder.updateMany({ where, data: { undoneAt: at } });
    if (count === 0) return (await tx.bulkOrder.count({ where: { id, startedAt: null } })) ? { ok: true } : BEGUN;
    const actor = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { actor, action: "bulk.undone", subject: { kind: "bulk", id }, data: { order: id }, at });
    return { ok: true };
  });
}

const UNDONE = { undoneAt: true } as const;
const BEGUN = { ok: false, reason: "begun" } as const;
