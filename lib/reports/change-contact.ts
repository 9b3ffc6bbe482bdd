import { appendAudit } from "@/lib/audit/append-entry";
import { recordEvent } from "@/lib/cases/record-event";
import { inTransaction } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";
import { sealContact } from "@/lib/reports/contact";
import type { ContactAnswers } from "@/lib/reports/draft";

/** Adds, replaces or removes the way to reach the reporter. What stood there before is gone for good. */
export async function changeContact(
  session: CaseSession,
  { contactKind, contact, updates }: ContactAnswers,
  at: Date = new Date(),
): Promise<{ ok: true }> {
  const { caseId } = session;
  const given = contactKind !== "none";
  await inTransaction(async (tx) => {
    await tx.submission.updateMany({
      where: { caseId },
      data: {
        contactKind: given ? contactKind : null,
        sealedContact: given ? sealContact(caseId, contact) : null,
        updatesWanted: given && updates,
      },
    });
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
