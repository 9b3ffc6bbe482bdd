import { appendAudit } from "@/lib/audit/append-entry";
import { openCase } from "@/lib/cases/open-case";
import { placeCase } from "@/lib/cases/place-case";
import { recordEvent } from "@/lib/cases/record-event";
import { receivedEntries } from "@/lib/evidence/custody";
import type { Locale } from "@/lib/i18n/locale";
import type { Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { attachDraftFiles } from "@/lib/reports/attach-draft-files";
import { sealContact } from "@/lib/reports/contact";
import type { ContactAnswers } from "@/lib/reports/draft";
import { caseOf, type ReportFacts, tracksFor } from "@/lib/reports/facts";
import { type IssuedReceipt, receiptFor } from "@/lib/reports/issued-receipt";
import { closeDraft, type LockedDraft } from "@/lib/reports/locked-draft";
import type { IntakeChannel } from "@/lib/reports/read-intake";
import { reporterTag } from "@/lib/reports/reporter-tag";
import { secretCodeTag } from "@/lib/reports/secret-code-hash";
import { standingOf } from "@/lib/reports/standing";

/** What a report is made of, whichever way it came. */
export type Filing = {
  draft: LockedDraft;
  /** Opens the draft, and later its receipt. */
  token: string;
  facts: ReportFacts;
  contact: ContactAnswers | undefined;
  locale: Locale;
  by: { kind: "reporter"; puzzle: boolean } | { kind: "staff"; id: string; channel: IntakeChannel };
  /** Whose case it is to be; without one, the home organisation's. */
  organisationId?: string;
  /** The reporter's code and its slow hash, which takes too long to be made in a transaction. */
  code: { code: string; codeHash: string };
  at: Date;
};

/** Opens the case of a draft that is held: case, files, receipt, key, event and audit entry, and the draft is closed. */
export async function fileReport(tx: Tx, filing: Filing): Promise<IssuedReceipt> {
  const { draft, token, facts, code, at, organisationId } = filing;
  const { caseId, reference, clocks } = await openCase(tx, {
    ...caseOf(facts, at),
    standing: standingOf(facts),
    ...(organisationId && { organisationId }),
  });
  // Staff write words down; files that visitors have sent are out of the reach of their database role.
  const files = filing.by.kind === "staff" ? [] : await attachDraftFiles(tx, { draftId: draft.id, caseId, at });
  const signed = receiptFor({ reference, at, files, clocks });
  await writeSubmission(tx, filing, { caseId, receipt: signed.token });
  const codeTag = secretCodeTag(secrets().pepper, caseId, code.code);
  await tx.caseKey.create({
    data: { caseId, codeHash: code.codeHash, codeTag, createdAt: at },
    select: { caseId: true },
  });
  const issued = { ...signed, code: code.code };
  await closeDraft(tx, { draft, token, caseId, issued, at });
  await placeCase(tx, { caseId, at });
  await noteFiling(tx, filing, { caseId, files });
  return issued;
}

async function writeSubmission(tx: Tx, filing: Filing, row: { caseId: string; receipt: string }): Promise<void> {
  const { by, contact, facts, locale, at } = filing;
  const reachable = contact && contact.contactKind !== "none" ? contact : null;
  await tx.submission.create({
    data: {
      ...row,
      channel: by.kind === "staff" ? by.channel : "web",
      locale,
      facts,
      sealedContact: reachable ? sealContact(row.caseId, reachable.contact) : null,
      contactKind: reachable?.contactKind ?? null,
      reporterTag: reachable ? reporterTag(reachable.contact) : null,
      updatesWanted: reachable?.updates ?? false,
      receivedAt: at,
      recordedById: by.kind === "staff" ? by.id : null,
    },
    select: { id: true },
  });
}

type Opened = { caseId: string; files: Awaited<ReturnType<typeof attachDraftFiles>> };

/** The event that the reporter reads, and the entries of the audit record, which hold the heads of its lanes. */
async function noteFiling(tx: Tx, { by, facts, at }: Filing, { caseId, files }: Opened): Promise<void> {
  const [actor, kind, action, told] =
    by.kind === "staff"
      ? ([
          { kind: by.kind, id: by.id },
          "recorded_by_staff",
          "report.recorded_by_staff",
          { channel: by.channel },
        ] as const)
      : ([{ kind: by.kind }, "received", "report.submitted", {}] as const);
  const counted = { ...told, files: files.length };
  await recordEvent(tx, { caseId, kind, actor, told: true, data: counted, at });
  const puzzle = by.kind === "reporter" ? by.puzzle : undefined;
  const data = { ...counted, tracks: tracksFor(facts.wish), puzzle };
  await appendAudit(tx, [
    { actor, action, subject: { kind: "case", id: caseId }, data, at },
    ...receivedEntries({ caseId, actor, files, at }),
  ]);
}
