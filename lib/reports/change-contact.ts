import { appendAudit } from "@/lib/audit/append-entry";
import { rankCase } from "@/lib/cases/rank-case";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";
import { sealContact } from "@/lib/infra/identity-vault";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import { giveUpNotices } from "@/lib/notifications/give-up-notices";
import type { CaseSession } from "@/lib/reports/case-session";
import type { ContactAnswers } from "@/lib/reports/draft";
import { reporterTag } from "@/lib/reports/reporter-tag";

export type ChangeContactResult = { ok: true } | { ok: false; reason: "too_many"; retryAfterSeconds: number };

const PACE = { limit: 20, windowSeconds: 3_600 } as const;

/** Adds, replaces or removes the way to reach the reporter. What stood there before is gone for good, from what waits to be sent, too. */
export async function changeContact(
  session: CaseSession,
  { contactKind, contact, updates }: ContactAnswers,
  at: Date = new Date(),
): Promise<ChangeContactResult> {
  const { caseId } = session;
  const ticket = await takeTicket("contact", caseId, PACE);
  if (!ticket.ok) return { ok: false, reason: "too_many", retryAfterSeconds: ticket.retryAfterSeconds };
  const given = contactKind !== "none";
  await inTransaction(async (tx) => {
    // Whoever writes a notice holds the case: either it is there to be given up, or it reads the new address.
    await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
    await tx.submission.updateMany({
      where: { caseId },
      data: {
        contactKind: given ? contactKind : null,
        sealedContact: given ? sealContact(caseId, contact) : null,
        reporterTag: given ? reporterTag(contact) : null,
        updatesWanted: given && updates,
      },
    });
    await giveUpNotices(tx, caseId, at);
    await rankCase(tx, { caseId, at });
    const actor = { kind: "reporter" } as const;
    await recordEvent(tx, { caseId, kind: "contact_changed", actor, told: false, at });
    const data = { given, updates: given && updates };
    await appendAudit(tx, {
      actor,
      action: "report.contact_changed",
      subject: { kind: "case", id: caseId },
      data,
      at,
    });
  });
  return { ok: true };
}
