import { caseScope } from "@/lib/access/case-scope";
import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { isStalled, type OrderPhase, orderScope, phaseOfOrder } from "@/lib/cases/bulk/bulk-order";
import { BULK_REASONS, type BulkReason } from "@/lib/cases/bulk/bulk-reasons";
import { type BulkWish, bulkWishSchema } from "@/lib/cases/bulk/bulk-wish";
import { staffNames } from "@/lib/cases/queries";
import { type Position, positionOf } from "@/lib/cases/track";
import { db } from "@/lib/infra/db/client";

export type OrderItem = {
  readonly id: string;
  readonly reference: string;
  /** Whether whoever looks can open the case. */
  readonly open: boolean;
  /** Where the row stood when it was ordered. */
  readonly seen: Position;
  /** Null while its turn has not come. */
  readonly outcome: "done" | "skipped" | null;
  readonly reason: BulkReason | null;
};

export type BulkOrderView = {
  readonly id: string;
  readonly wish: BulkWish;
  /** The colleague named in it; empty where none is. */
  readonly toName: string;
  readonly madeBy: string;
  readonly own: boolean;
  readonly madeAt: Date;
  readonly runsAt: Date;
  readonly phase: OrderPhase;
  /** Begun, and nothing moved for half a minute. */
  readonly stalled: boolean;
  readonly items: readonly OrderItem[];
};

export type ReadBulkOrderResult =
  | { ok: true; order: BulkOrderView }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** One order with what came of each of its cases: for whoever gave it, supervisors and auditors of the same office. */
export async function readBulkOrder(staff: Staff, id: string, at: Date = new Date()): Promise<ReadBulkOrderResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const row = isId(id) ? await db.bulkOrder.findUnique({ where: { id, ...orderScope(staff) } }) : null;
  if (!row) return { ok: false, reason: "not_found" };
  const wish = bulkWishSchema.parse(row.wish);
  const toId = wish.kind === "assign" ? wish.to : "";
  const names = await staffNames(staff, [row.madeById, toId || null]);
  const { madeAt, runsAt } = row;
  const made = { madeBy: names.get(row.madeById) ?? "", own: row.madeById === staff.id, madeAt, runsAt };
  const toName = names.get(toId) ?? "";
  const last = await db.bulkItem.aggregate({ where: { orderId: id }, _max: { endedAt: true } });
  const stalled = isStalled({ ...row, movedAt: last._max.endedAt }, at);
  const items = await itemsOf(staff, id, at);
  return { ok: true, order: { id, wish, toName, ...made, phase: phaseOfOrder(row), stalled, items } };
}

async function itemsOf(staff: Staff, orderId: string, at: Date): Promise<OrderItem[]> {
  const rows = await db.bulkItem.findMany({
    where: { orderId },
    orderBy: { place: "asc" },
    include: { case: { select: { reference: true } } },
  });
  const ids = rows.map(({ caseId }) => caseId);
  const where = { id: { in: ids }, AND: [caseScope(staff, "case:read", at)] };
  const open = new Set((await db.case.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return rows.map((row) => ({
    id: row.id,
    reference: row.case.reference,
    open: open.has(row.caseId),
    seen: positionOf(row.trackKind, row.seenState),
    outcome: row.outcome === "done" || row.outcome === "skipped" ? row.outcome : null,
    reason: BULK_REASONS.find((known) => known === row.reason) ?? null,
  }));
}
