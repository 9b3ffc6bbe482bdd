import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { db, inTransaction } from "@/lib/infra/db/client";

export type RetireReplyResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" | "stale" };
type Retiring = { id: string; version: number };

/** Takes a reply out of what is offered; what was sent from it still names it. `stale`: it says something else by now. */
export async function retireReply(
  staff: Staff,
  { id, version }: Retiring,
  at: Date = new Date(),
): Promise<RetireReplyResult> {
  const may = authorise(staff, "replies:change");
  if (!may.ok) return may;
  const own = { id, organisationId: staff.organisationId };
  const retired = await inTransaction(async (tx) => {
    const { count } = await tx.replyTemplate.updateMany({
      where: { ...own, version, retiredAt: null },
      data: { retiredAt: at, retiredById: staff.id },
    });
    if (count === 0) return false;
    const actor = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { actor, action: "reply.retired", subject: { kind: "reply", id }, data: { version }, at });
    return true;
  });
  if (retired) return { ok: true };
  const there = await db.replyTemplate.findFirst({ where: own, select: { retiredAt: true } });
  if (!there) return { ok: false, reason: "not_found" };
  return there.retiredAt ? { ok: true } : { ok: false, reason: "stale" };
}
