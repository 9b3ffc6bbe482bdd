import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { type BulkAct, readAct } from "@/lib/cases/bulk/bulk-act";
import { type OrderPhase, orderScope, phaseOfOrder } from "@/lib/cases/bulk/bulk-order";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

export type ListedOrder = {
  readonly id: string;
  readonly act: BulkAct | null;
  readonly madeBy: string;
  readonly own: boolean;
  readonly madeAt: Date;
  readonly phase: OrderPhase;
  readonly cases: number;
  readonly done: number;
  readonly skipped: number;
};

const MOST = 100;

/** The orders that this person gave, and for supervisors and auditors those of their colleagues; the newest first. */
export async function listBulkOrders(
  staff: Staff,
): Promise<{ ok: true; orders: readonly ListedOrder[] } | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const orderBy = [{ madeAt: "desc" as const }, { id: "desc" as const }];
  const rows = await db.bulkOrder.findMany({ where: orderScope(staff), orderBy, take: MOST });
  const [names, counts] = await Promise.all([
    staffNames(
      staff,
      rows.map(({ madeById }) => madeById),
    ),
    countItems(rows.map(({ id }) => id)),
  ]);
  const orders = rows.map((row) => ({
    id: row.id,
    act: readAct(row.act),
    madeBy: names.get(row.madeById) ?? "",
    own: row.madeById === staff.id,
    madeAt: row.madeAt,
    phase: phaseOfOrder(row),
    ...counts(row.id),
  }));
  return { ok: true, orders };
}

async function countItems(orderIds: readonly string[]) {
  const by = ["orderId" as const, "outcome" as const];
  const rows = await db.bulkItem.groupBy({ by, where: { orderId: { in: [...orderIds] } }, _count: true });
  return (id: string) => {
    const own = rows.filter(({ orderId }) => orderId === id);
    const of = (outcome: string) => own.find((row) => row.outcome === outcome)?._count ?? 0;
    const cases = own.reduce((sum, { _count }) => sum + _count, 0);
    return { cases, done: of("done"), skipped: of("skipped") };
  };
}
