import { appendAudit } from "@/lib/audit/append-entry";
import { rankCase } from "@/lib/cases/rank-case";
import { recordEvent } from "@/lib/cases/record-event";
import { holdOn } from "@/lib/evidence/litigation-hold";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { sealContact } from "@/lib/infra/identity-vault";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import { giveUpNotices } from "@/lib/notifications/give-up-notices";
import type { CaseSession } from "@/lib/reports/case-session";
import type { ContactAnswers } from "@/lib/reports/draft";
import { reporterTag } from "@/lib/reports/reporter-tag";

export type ChangeContactResult =
  | { ok: true }
  | { ok: false; reason: "too_many"; retryAfterSeconds: number }
  /** A litigation hold keeps the contact that is there; which suit it is for is not the reporter's to read. */
  | { ok: false; reason: "on_hold" };

const PACE = { limit: 20, windowSeconds: 3_600 } as const;

/**
 * Adds, replaces or removes the way to reach the reporter. What stood there before is gone for good, from what waits to
 * be sent, too. On hold nothing that is there goes; whether we write to it is still the reporter's to say.
 */
export async function changeContact(
  session: CaseSession,
  answers: ContactAnswers,
  at: Date = new Date(),
): Promise<ChangeContactResult> {
  const { caseId } = session;
  const ticket = await takeTicket("contact", caseId, PACE);
  if (!ticket.ok) return { ok: false, reason: "too_many", retryAfterSeconds: ticket.retryAfterSeconds };
  return inTransaction(async (tx): Promise<ChangeContactResult> => {
    const kept = await isKept(tx, caseId, answers);
    if (kept === "another") return { ok: false, reason: "on_hold" };
    await tx.submission.updateMany({ where: { caseId }, data: changeOf(caseId, answers, kept === "the same") });
    await giveUpNotices(tx, caseId, at);
    await rankCase(tx, { caseId, at });
    const actor = { kind: "reporter" } as const;
    await recordEvent(tx, { caseId, kind: "contact_changed", actor, told: false, at });
    const given = answers.contactKind !== "none";
    const data = { given, updates: given && answers.updates };
    const subject = { kind: "case", id: caseId } as const;
    await appendAudit(tx, { actor, action: "report.contact_changed", subject, data, at });
    return { ok: true };
  });
}

/**
 * Whether a hold keeps a contact, and then whether this is the same one. Asking holds the case, as whoever writes a
 * notice does: either the notice is there to be given up, or it reads the new address.
 */
async function isKept(tx: Tx, caseId: string, { contactKind, contact }: ContactAnswers) {
  const hold = await holdOn(tx, caseId);
  if (!hold) return null;
  const select = { contactKind: true, reporterTag: true } as const;
  const now = await tx.submission.findUniqueOrThrow({ where: { caseId }, select });
  if (!now.contactKind) return null;
  const same = contactKind !== "none" && Buffer.from(now.reporterTag ?? []).equals(reporterTag(contact));
  return same ? "the same" : "another";
}

function changeOf(caseId: string, { contactKind, contact, updates }: ContactAnswers, kept: boolean) {
  if (kept) return { updatesWanted: updates };
  const given = contactKind !== "none";
  return {
    contactKind: given ? contactKind : null,
    sealedContact: given ? sealContact(caseId, contact) : null,
    reporterTag: given ? reporterTag(contact) : null,
    updatesWanted: given && updates,
  };
}
