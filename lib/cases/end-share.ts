import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { letGoOfPartner } from "@/lib/cases/let-go-of-partner";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";

export type EndShareResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: "not_found" };

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
  return inTransaction(async (tx): Promise<EndShareResult> => {
    await lockCase(tx, found.id);
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
    const mine = { id: shareId, caseId: found.id };
    const data = { endedAt: at, endedById: staff.id };
    const { count } = await tx.caseShare.updateMany({ where: { ...mine, endedAt: null, until: { gt: at } }, data });
    const select = { organisationId: true, organisation: { select: { name: true } } } as const;
    const share = await tx.caseShare.findUnique({ where: mine, select });
    if (!share) return { ok: false, reason: "not_found" };
    if (count === 0) return { ok: true };
    const ending = { caseId: found.id, organisationId: share.organisationId, byId: staff.id, at };
    const ended = await letGoOfPartner(tx, ending);
    const actor = { kind: "staff", id: staff.id } as const;
    const told = { partner: share.organisation.name };
    await recordEvent(tx, { caseId: found.id, kind: "share_ended", actor, told: false, data: told, at });
    const theirs = { kind: "organisation", id: share.organisationId } as const;
    await appendAudit(tx, [
      ...ended,
      { actor, action: "case.share_ended", subject: { kind: "case", id: found.id }, data: { shareId }, at },
      { actor, action: "share.withdrawn", subject: theirs, data: { shareId, caseId: found.id }, at },
    ]);
    return { ok: true };
  });
}
