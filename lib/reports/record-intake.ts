import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { openCase } from "@/lib/cases/open-case";
import { recordEvent } from "@/lib/cases/record-event";
import type { Locale } from "@/lib/i18n/locale";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { sealContact } from "@/lib/reports/contact";
import type { DraftAnswers } from "@/lib/reports/draft";
import { ensureDraft } from "@/lib/reports/draft-id";
import { caseOf, factsOf, type ReportFacts, tracksFor } from "@/lib/reports/facts";
import { type IssuedReceipt, receiptFor } from "@/lib/reports/issued-receipt";
import { closeDraft, type LockedDraft, lockDraft } from "@/lib/reports/locked-draft";
import type { IntakeChannel } from "@/lib/reports/read-intake";
import { newSecretCode } from "@/lib/reports/secret-code";
import { hashSecretCode, secretCodeTag } from "@/lib/reports/secret-code-hash";

/** `locale` is the reporter's language; the key makes a second click, or the page loaded again, give the same receipt. */
export type RecordIntake = { channel: IntakeChannel; locale: Locale; answers: DraftAnswers; onceKey: string };
export type RecordIntakeResult =
  | { ok: true; receipt: IssuedReceipt }
  | NotPermitted
  | { ok: false; reason: "incomplete" };

type NewCode = { code: string; codeHash: string };

/**
 * Opens a case for somebody who called, wrote or came (A11), as submitReport does for those who come by themselves. The
 * receipt with its code is to be handed over: nobody can read the code again after a day.
 */
export async function recordIntake(staff: Staff, input: RecordIntake, at = new Date()): Promise<RecordIntakeResult> {
  const may = authorise(staff, "intake:record");
  if (!may.ok) return may;
  const facts = factsOf(input.answers);
  if (!facts || !input.answers.contact) return { ok: false, reason: "incomplete" };
  const token = `intake:${staff.id}:${input.onceKey}`;
  const code = newSecretCode();
  const codeHash = await hashSecretCode(secrets().pepper, code);
  await ensureDraft(token, at);
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, token);
    if (!draft) throw new Error("the draft of an intake went while it was recorded");
    if (draft.receipt) return { ok: true, receipt: draft.receipt };
    const receipt = await openFrom(tx, { staff, input, facts, draft, token, key: { code, codeHash }, at });
    return { ok: true, receipt };
  });
}

type Opening = {
  staff: Staff;
  input: RecordIntake;
  facts: ReportFacts;
  draft: LockedDraft;
  token: string;
  key: NewCode;
  at: Date;
};

async function openFrom(tx: Tx, opening: Opening): Promise<IssuedReceipt> {
  const { staff, input, facts, draft, token, key, at } = opening;
  const { caseId, reference, clocks } = await openCase(tx, caseOf(facts, at));
  const signed = receiptFor({ reference, at, files: [], clocks });
  await writeSubmission(tx, opening, { caseId, receipt: signed.token });
  const codeTag = secretCodeTag(secrets().pepper, caseId, key.code);
  const caseKey = { caseId, codeHash: key.codeHash, codeTag, createdAt: at };
  await tx.caseKey.create({ data: caseKey, select: { caseId: true } });
  const issued = { ...signed, code: key.code };
  await closeDraft(tx, { draft, token, caseId, issued, at });
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { channel: input.channel, files: 0 };
  await recordEvent(tx, { caseId, kind: "recorded_by_staff", actor, told: true, data, at });
  await appendAudit(tx, {
    actor,
    action: "report.recorded_by_staff",
    subject: { kind: "case", id: caseId },
    data: { channel: input.channel, tracks: tracksFor(facts.wish) },
    at,
  });
  return issued;
}

async function writeSubmission(tx: Tx, opening: Opening, row: { caseId: string; receipt: string }): Promise<void> {
  const { staff, input, facts, at } = opening;
  const { contact } = input.answers;
  const reachable = contact && contact.contactKind !== "none" ? contact : null;
  await tx.submission.create({
    data: {
      ...row,
      channel: input.channel,
      locale: input.locale,
      facts,
      sealedContact: reachable ? sealContact(row.caseId, reachable.contact) : null,
      contactKind: reachable?.contactKind ?? null,
      updatesWanted: reachable?.updates ?? false,
      receivedAt: at,
      recordedById: staff.id,
    },
    select: { id: true },
  });
}
