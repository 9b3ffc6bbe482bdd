import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import type { Locale } from "@/lib/i18n/locale";
import { inTransaction } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import type { DraftAnswers } from "@/lib/reports/draft";
import { ensureDraft } from "@/lib/reports/draft-id";
import { factsOf } from "@/lib/reports/facts";
import { fileReport } from "@/lib/reports/file-report";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";
import { readLockedDraft } from "@/lib/reports/locked-draft";
import type { IntakeChannel } from "@/lib/reports/read-intake";
import { newSecretCode } from "@/lib/reports/secret-code";
import { hashSecretCode } from "@/lib/reports/secret-code-hash";

/** `locale` is the reporter's language; the key makes a second click, or the page loaded again, give the same receipt. */
export type RecordIntake = { channel: IntakeChannel; locale: Locale; answers: DraftAnswers; onceKey: string };
export type RecordIntakeResult =
  | { ok: true; receipt: IssuedReceipt }
  | NotPermitted
  | { ok: false; reason: "incomplete" };

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
    const draft = await readLockedDraft(tx, token);
    if (!draft) throw new Error("the draft of an intake went while it was recorded");
    if (draft.receipt) return { ok: true, receipt: draft.receipt };
    const { answers, channel, locale } = input;
    const by = { kind: "staff", id: staff.id, channel } as const;
    const { organisationId } = staff;
    const filing = { draft, token, facts, contact: answers.contact, locale, by, code: { code, codeHash }, at };
    return { ok: true, receipt: await fileReport(tx, { ...filing, organisationId }) };
  });
}
