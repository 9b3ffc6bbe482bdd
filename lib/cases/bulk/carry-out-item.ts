import type { Staff } from "@/lib/access/staff";
import { assignCase } from "@/lib/cases/assign-case";
import { type BulkReason, reasonOf } from "@/lib/cases/bulk/bulk-reasons";
import type { BulkWish, DecisionWish } from "@/lib/cases/bulk/bulk-wish";
import { lastNews } from "@/lib/cases/bulk/seen-cases";
import { letterWriter } from "@/lib/cases/bulk/write-letters";
import { isHeldBy } from "@/lib/cases/claim";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { findCase } from "@/lib/cases/find-case";
import { holdTrack } from "@/lib/cases/hold-track";
import { releaseCase } from "@/lib/cases/release-case";
import type { NamePlatform } from "@/lib/cases/replies/reply-values";
import { positionOf } from "@/lib/cases/track";
import { db } from "@/lib/infra/db/client";

export type ItemInHand = {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly trackKind: string;
  readonly seenState: string;
  readonly seenVersion: number;
  readonly seenAssignmentId: string | null;
};
export type OrderInHand = { readonly id: string; readonly wish: BulkWish; readonly seenAt: Date };
type Item = { order: OrderInHand; item: ItemInHand; platformIn: NamePlatform; at: Date };

/**
 * Does to one case what its order says, by the use case that does it to a single one and with what the person may do now.
 * Whether it was done is read from the record of the case, not from the answer: so a worker that dies between the act and
 * its note, and two that meet, do it once. Null: done. Otherwise why not.
 */
export async function carryOutItem(staff: Staff, inHand: Item): Promise<BulkReason | null> {
  const { order, item } = inHand;
  if (await wasDone(order, item)) return null;
  const refused = (await hasNews(staff, inHand)) ? "changed" : await act(staff, inHand);
  return (await wasDone(order, item)) ? null : (refused ?? "already_so");
}

/** Whether the record of the case says that this order was carried out on it. */
export async function wasDone(order: OrderInHand, { caseId, trackKind }: ItemInHand): Promise<boolean> {
  const kind = order.wish.kind === "assign" ? null : trackKind;
  const where = { caseId, trackKind: kind, data: { path: ["order"], equals: order.id } };
  return (await db.caseEvent.findFirst({ where, select: { id: true } })) !== null;
}

async function hasNews(staff: Staff, { order, item }: Item): Promise<boolean> {
  const news = (await lastNews(staff, [item.caseId])).get(item.caseId);
  return news !== undefined && news > order.seenAt;
}

async function act(staff: Staff, inHand: Item): Promise<BulkReason | null> {
  const { order, item, at } = inHand;
  const { wish } = order;
  const under = { reference: item.reference, order: order.id };
  if (wish.kind === "decide") return decide(staff, wish, inHand);
  const result =
    wish.kind === "assign"
      ? await assignCase(staff, { ...under, to: wish.to, seen: item.seenAssignmentId ?? "" }, at)
      : await holdTrack(staff, { ...under, ...wish, track: item.trackKind, version: `${item.seenVersion}` }, at);
  return result.ok ? null : reasonOf(result.reason);
}

/**
 * Only whoever has a case in hand decides on it: it is taken for the decision, and given back where none was made. A
 * letter that has something open in this case is not sent.
 */
async function decide(
  staff: Staff,
  wish: DecisionWish,
  { order, item, platformIn, at }: Item,
): Promise<BulkReason | null> {
  const asked = { reference: item.reference, order: order.id };
  if (wish.track !== positionOf(item.trackKind, item.seenState).track) return "other_track";
  const found = await findCase(staff, item.reference, "case:claim");
  const letter = found && (await (await letterWriter(staff, wish, platformIn))?.(found.id, at));
  if (letter && letter.missing.length > 0) return "unfilled";
  const hadIt = found !== null && isHeldBy(found, staff.id, at);
  const claimed = await claimCase(staff, asked, at);
  // What has ended may have been ended by this very item, in a run that was cut short: the decision knows.
  if (!claimed.ok && claimed.reason !== "ended") return reasonOf(claimed.reason);
  const { kind: _, message, ...step } = wish;
  const once = { version: item.seenVersion, onceKey: item.id };
  const result = await decideCase(staff, { ...step, ...once, ...asked, message: letter?.text ?? message }, at);
  if (!hadIt) await releaseCase(staff, asked, at);
  return result.ok ? null : reasonOf(result.reason);
}
