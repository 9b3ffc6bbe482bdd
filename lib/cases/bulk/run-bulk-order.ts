import { staffBehindOrder } from "@/lib/access/staff-behind-order";
import { appendAudit } from "@/lib/audit/append-entry";
import type { BulkReason } from "@/lib/cases/bulk/bulk-reasons";
import { bulkWishSchema } from "@/lib/cases/bulk/bulk-wish";
import { carryOutItem, type ItemInHand, type OrderInHand, wasDone } from "@/lib/cases/bulk/carry-out-item";
import type { NamePlatform } from "@/lib/cases/replies/reply-values";
import { db, inTransaction } from "@/lib/infra/db/client";
import { enqueue, enqueueFor } from "@/lib/infra/queue/queue";

/** Cases at one go; then whatever else was ordered gets its turn. */
const AT_ONCE = 25;
/** Begun so often and never ended: something is wrong with this case, not with the order. */
const MOST_ATTEMPTS = 3;

type Order = OrderInHand & { madeById: string };

/**
 * Carries out an order when its time for undoing is over, case by case, and puts the rest behind other jobs. Run twice, or
 * again after a worker died in the middle, it goes on with what has no outcome yet.
 * @throws what a use case throws; the job is tried again, and gives a case up that fails each time.
 */
export async function runBulkOrderNow(
  { orderId, platformIn }: { orderId: string; platformIn: NamePlatform },
  at: Date = new Date(),
): Promise<void> {
  const order = await begin(orderId, at);
  if (!order) return;
  for (const item of await openItems(orderId)) await carryOut({ order, item, platformIn, at });
  const left = await db.bulkItem.count({ where: { orderId, outcome: null } });
  if (left > 0) await inTransaction((tx) => enqueue(tx, "run-bulk-order", { orderId }));
  else await finish(order, at);
}

/** Null for an order that is undone, finished, or not due yet: that one comes back at its time. */
async function begin(id: string, at: Date): Promise<Order | null> {
  const due = { id, undoneAt: null, startedAt: null, runsAt: { lte: at } };
  await db.bulkOrder.updateMany({ where: due, data: { startedAt: at } });
  const row = await db.bulkOrder.findUniqueOrThrow({ where: { id } });
  if (row.undoneAt || row.finishedAt) return null;
  if (row.startedAt) return { id, madeById: row.madeById, seenAt: row.seenAt, wish: bulkWishSchema.parse(row.wish) };
  await inTransaction((tx) => enqueueFor(tx, { name: "run-bulk-order", data: { orderId: id } }, row.runsAt));
  return null;
}

async function openItems(orderId: string): Promise<ItemInHand[]> {
  const rows = await db.bulkItem.findMany({
    where: { orderId, outcome: null },
    orderBy: { place: "asc" },
    take: AT_ONCE,
    include: { case: { select: { reference: true } } },
  });
  return rows.map(({ case: { reference }, ...item }) => ({ ...item, reference }));
}

type InHand = { order: Order; item: ItemInHand; platformIn: NamePlatform; at: Date };

async function carryOut(inHand: InHand): Promise<void> {
  const { item, at } = inHand;
  const open = { id: item.id, outcome: null };
  const tried = await db.bulkItem.updateMany({
    where: { ...open, attempts: { lt: MOST_ATTEMPTS } },
    data: { attempts: { increment: 1 } },
  });
  const reason = await outcomeOf(inHand, tried.count === 0);
  const ended = { outcome: reason ? "skipped" : "done", reason, endedAt: at };
  await db.bulkItem.updateMany({ where: open, data: ended });
}

/** Who ordered is asked for anew at every case: a right may end between two of them. */
async function outcomeOf(inHand: InHand, givenUp: boolean): Promise<BulkReason | null> {
  if (givenUp) return (await wasDone(inHand.order, inHand.item)) ? null : "failed";
  const staff = await staffBehindOrder(inHand.order.madeById);
  return staff ? carryOutItem(staff, inHand) : "not_permitted";
}

async function finish({ id, madeById }: Order, at: Date): Promise<void> {
  const [done, skipped] = await Promise.all([
    db.bulkItem.count({ where: { orderId: id, outcome: "done" } }),
    db.bulkItem.count({ where: { orderId: id, outcome: "skipped" } }),
  ]);
  await inTransaction(async (tx) => {
    const { count } = await tx.bulkOrder.updateMany({ where: { id, finishedAt: null }, data: { finishedAt: at } });
    if (count === 0) return;
    const entry = {
      action: "bulk.finished",
      subject: { kind: "bulk", id },
      data: { order: id, done, skipped },
      at,
    } as const;
    await appendAudit(tx, { actor: { kind: "staff", id: madeById }, ...entry });
  });
}
