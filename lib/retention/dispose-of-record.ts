import { appendAudit } from "@/lib/audit/append-entry";
import { holdOn } from "@/lib/evidence/litigation-hold";
import type { Tx } from "@/lib/infra/db/client";
import { type DisposalOrder, type Gone, orderOf } from "@/lib/retention/disposal-order";
import { ABOUT_DATA } from "@/lib/retention/due-records";
import { forgetCase } from "@/lib/retention/forget-case";
import { forgetContact } from "@/lib/retention/forget-contact";

/**
 * Deletes what an item of an approved batch names, or notes why it stays: since the approval the case may have come on
 * hold, been opened again, or become part of another. An item that is done already is left as it is.
 */
export async function disposeOfRecord(tx: Tx, id: string, at: Date): Promise<void> {
  const found = await orderOf(tx, id);
  if (!found) return;
  const hold = await holdOn(tx, found.caseId);
  const order = await orderOf(tx, id); // another worker may have been here while this one waited for the case
  if (!order) return;
  const stays = hold ? "on_hold" : await whyItStays(tx, order);
  const { hashes, remaining } = stays ? { hashes: [], remaining: [] } : await forget(tx, order, at);
  const outcome = stays ?? "disposed";
  await tx.disposalItem.update({
    where: { id },
    data: { outcome, doneAt: at, hashes, remaining },
    select: { id: true },
  });
  await appendAudit(tx, {
    actor: { kind: "system" },
    action: stays ? "disposal.item_left" : "disposal.item_disposed",
    subject: { kind: "case", id: order.caseId },
    data: { batch: order.batch.id, kind: order.kind, rule: order.ruleId, version: order.ruleVersion, outcome, hashes },
    at,
  });
}

async function whyItStays(tx: Tx, { kind, caseId, startedAt }: DisposalOrder): Promise<string | null> {
  const row = await tx.case.findUnique({
    where: { id: caseId },
    select: { open: true, joinedTo: { select: { open: true } }, _count: { select: PART_OF } },
  });
  if (!row) return "gone";
  const word = { actorKind: "reporter", kind: { notIn: [...ABOUT_DATA] } };
  const news = { caseId, at: { gt: startedAt }, OR: [{ trackKind: { not: null } }, word] };
  if (row.open || (await tx.caseEvent.findFirst({ where: news, select: { id: true } }))) return "reopened";
  const parts = Object.values(row._count).some((count) => count > 0);
  return row.joinedTo?.open || (parts && kind === "case") ? "needed" : null;
}

const PART_OF = { joined: true, mergedHere: true, splits: true, suits: true } as const;

function forget(tx: Tx, order: DisposalOrder, at: Date): Promise<Gone> {
  return order.kind === "case" ? forgetCase(tx, order, at) : forgetContact(tx, order, at);
}
