import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { actName, BULK_LIMIT, UNDO_SECONDS } from "@/lib/cases/bulk/bulk-act";
import type { BulkReason } from "@/lib/cases/bulk/bulk-reasons";
import type { BulkWish } from "@/lib/cases/bulk/bulk-wish";
import { lastNews } from "@/lib/cases/bulk/seen-cases";
import { type WeighedRow, weighRows } from "@/lib/cases/bulk/weigh-rows";
import type { NamePlatform } from "@/lib/cases/replies/reply-values";
import { db, inTransaction, isDuplicate } from "@/lib/infra/db/client";
import { enqueueFor } from "@/lib/infra/queue/queue";

/** A row as the preview showed it: it would go through, from this version, with this assignment ("" for none). */
export type SeenRow = { trackId: string; version: number; assignmentId: string };
export type PlaceBulkOrder = {
  wish: BulkWish;
  rows: readonly SeenRow[];
  seenAt: Date;
  onceKey: string;
  platformIn: NamePlatform;
};
export type PlaceBulkOrderResult =
  | { ok: true; orderId: string }
  | NotPermitted
  /** `nothing_left`: none of what the preview showed would go through any more. */
  | { ok: false; reason: "nothing_left" | "too_many" };

/**
 * Orders what a preview showed. Nothing happens for half a minute, in which it can be undone; then the worker carries it
 * out. Every row is looked at once more: what has changed since the preview, or never was fit for it, goes into the order
 * as left out. A second click of the same form is answered with the first one's order.
 */
export async function placeBulkOrder(
  staff: Staff,
  { wish, rows, seenAt, onceKey, platformIn }: PlaceBulkOrder,
  at: Date = new Date(),
): Promise<PlaceBulkOrderResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const before = await orderOf(staff, onceKey);
  if (before) return { ok: true, orderId: before };
  if (rows.length > BULK_LIMIT) return { ok: false, reason: "too_many" };
  const weighed = await weighRows(staff, { wish, trackIds: rows.map(({ trackId }) => trackId), platformIn }, at);
  const cases = weighed.rows.map(({ subject }) => subject.caseId);
  const news = await lastNews(staff, cases);
  const items = weighed.rows.map((row, place) => {
    const seen = rows.find(({ trackId }) => trackId === row.subject.trackId);
    return itemOf(row, { place, at, changed: hasChanged(row, { seen, seenAt, news }) });
  });
  if (!items.some(({ reason }) => reason === null)) return { ok: false, reason: "nothing_left" };
  return writeOrder(staff, { wish, items, seenAt, onceKey, at });
}

async function orderOf({ id }: Staff, onceKey: string): Promise<string | null> {
  const row = await db.bulkOrder.findUnique({ where: { onceKey, madeById: id }, select: { id: true } });
  return row?.id ?? null;
}

type Comparison = { seen: SeenRow | undefined; seenAt: Date; news: ReadonlyMap<string, Date> };

function hasChanged({ subject }: WeighedRow, { seen, seenAt, news }: Comparison): boolean {
  if (!seen || seen.version !== subject.version) return true;
  if (seen.assignmentId !== (subject.assignment?.id ?? "")) return true;
  return (news.get(subject.caseId) ?? seenAt) > seenAt;
}

function itemOf({ subject, verdict }: WeighedRow, more: { place: number; at: Date; changed: boolean }) {
  const own = verdict.ok ? null : verdict.reason;
  const reason: BulkReason | null = more.changed ? "changed" : own;
  return {
    place: more.place,
    caseId: subject.caseId,
    trackId: subject.trackId,
    trackKind: subject.position.track,
    seenState: subject.position.state,
    seenVersion: subject.version,
    seenAssignmentId: subject.assignment?.id ?? null,
    reason,
    outcome: reason && "skipped",
    endedAt: reason && more.at,
  };
}

type NewOrder = Omit<PlaceBulkOrder, "rows" | "platformIn"> & { items: readonly ReturnType<typeof itemOf>[]; at: Date };

async function writeOrder(staff: Staff, order: NewOrder): Promise<PlaceBulkOrderResult> {
  const { wish, items, seenAt, onceKey, at } = order;
  const { id: madeById, organisationId } = staff;
  const runsAt = new Date(at.getTime() + UNDO_SECONDS * 1000);
  const row = { organisationId, madeById, madeAt: at, act: actName(wish), wish, seenAt, runsAt, onceKey };
  try {
    const orderId = await inTransaction(async (tx) => {
      const { id } = await tx.bulkOrder.create({ data: row, select: { id: true } });
      await tx.bulkItem.createMany({ data: items.map((item) => ({ ...item, orderId: id })) });
      await enqueueFor(tx, { name: "run-bulk-order", data: { orderId: id } }, runsAt);
      const left = items.filter(({ reason }) => reason !== null).length;
      await appendAudit(tx, {
        actor: { kind: "staff", id: madeById },
        action: "bulk.ordered",
        subject: { kind: "bulk", id },
        data: { order: id, ...told(wish), cases: items.length - left, left },
        at,
      });
      return id;
    });
    return { ok: true, orderId };
  } catch (error) {
    const first = isDuplicate(error) ? await orderOf(staff, onceKey) : null;
    if (!first) throw error;
    return { ok: true, orderId: first };
  }
}

/** Codes and ids; the words stand with the order, and with each decision. */
function told(wish: BulkWish) {
  if (wish.kind === "assign") return { act: wish.kind, to: wish.to };
  if (wish.kind === "hold") return { act: wish.kind, until: wish.until, hold: wish.reason };
  return { act: actName(wish), ground: wish.ground || undefined, reply: wish.reply || undefined };
}
