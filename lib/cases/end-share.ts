import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";

export type EndShareResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ends a share before its day, with the partner's next request. One that is over already stays as it ended. */
export async function endShare(
  staff: Staff,
  { reference, shareId }: { reference: string; shareId: string },
  at: Date = new Date(),
): Promise<EndShareResult> {
  const may = authorise(staff, "case:share");
  if (!may.ok) return may;
  const found = UUID.test(shareId) ? await findCase(staff, reference, "case:share") : null;
  if (!found) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    const mine = { id: shareId, caseId: found.id };
    const data = { endedAt: at, endedById: staff.id };
    const { count } = await tx.caseShare.updateMany({ where: { ...mine, endedAt: null, until: { gt: at } }, data });
    const select = { organisationId: true, organisation: { select: { name: true } } } as const;
    const share = await tx.caseShare.findUnique({ where: mine, select });
    if (!share) return { ok: false, reason: "not_found" };
    if (count === 0) return { ok: true };
    const actor = { kind: "staff", id: staff.id } as const;
    const told = { partner: share.organisation.name };
    await recordEvent(tx, { caseId: found.id, kind: "share_ended", actor, told: false, data: told, at });
    const theirs = { kind: "organisation", id: share.organisationId } as const;
    await appendAudit(tx, [
      { actor, action: "case.share_ended", subject: { kind: "case", id: found.id }, data: { shareId }, at },
      { actor, action: "share.withdrawn", subject: theirs, data: { shareId, caseId: found.id }, at },
    ]);
    return { ok: true };
  });
}
