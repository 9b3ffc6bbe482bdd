import type { Locale } from "@/lib/i18n/locale";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { addressPrefix, takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import type { DraftAnswers } from "@/lib/reports/draft";
import { factsOf } from "@/lib/reports/facts";
import { fileReport } from "@/lib/reports/file-report";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";
import { missingBefore } from "@/lib/reports/journey";
import { readLockedDraft } from "@/lib/reports/locked-draft";
import { readDraft } from "@/lib/reports/read-draft";
import { readReceipt } from "@/lib/reports/read-receipt";
import { newSecretCode } from "@/lib/reports/secret-code";
import { hashSecretCode } from "@/lib/reports/secret-code-hash";
import { isPuzzleSolved } from "@/lib/reports/submission-puzzle";

/** `address` is used for a rate limit and kept nowhere; `puzzle` is empty in the lane without script. */
export type SubmitReport = { token: string; locale: Locale; address: string; puzzle: string };
export type SubmitReportResult =
  | { ok: true; receipt: IssuedReceipt }
  | { ok: false; reason: "incomplete" }
  | { ok: false; reason: "too_many"; minutes: number };

/** Whole phone networks share one address: room for many honest people, not for a script without the puzzle. */
const WITHOUT_PUZZLE = { limit: 60, windowSeconds: 600 } as const;
/** Tries that come to nothing cost a slow hash each, so they are counted, too. */
const TRIES = { limit: 600, windowSeconds: 600 } as const;

type Submitting = { input: SubmitReport; key: { code: string; codeHash: string; solved: boolean }; at: Date };

/**
 * Turns the draft of this browser into a case, once: a second call, at the same time or within the day after, gets the
 * same receipt (REL-03). Everything is one transaction; a refusal leaves the draft as it is.
 */
export async function submitReport(input: SubmitReport, at = new Date()): Promise<SubmitReportResult> {
  const draft = await readDraft(input.token, at);
  const there = draft?.submitted ? await readReceipt(input.token, at) : null;
  if (there) return { ok: true, receipt: there };
  if (!draft || !isComplete(draft.answers)) return { ok: false, reason: "incomplete" };
  const solved = await isPuzzleSolved(input.token, input.puzzle);
  const prefix = addressPrefix(input.address);
  const tried = solved ? FREE : await takeTicket("submit-try", prefix, TRIES);
  if (!tried.ok) return tooMany(tried.retryAfterSeconds);
  const code = newSecretCode();
  const codeHash = await hashSecretCode(secrets().pepper, code);
  return inTransaction((tx) => submitOnce(tx, { input, key: { code, codeHash, solved }, at }));
}

const FREE = { ok: true } as const;

/** Under the draft's lock: whoever comes second finds the receipt of the first, or an answer that was taken back. */
async function submitOnce(tx: Tx, { input, key, at }: Submitting): Promise<SubmitReportResult> {
  const draft = await readLockedDraft(tx, input.token);
  if (draft?.receipt && draft.expiresAt > at) return { ok: true, receipt: draft.receipt };
  const facts = draft && isComplete(draft.answers) ? factsOf(draft.answers) : null;
  if (!draft || !facts) return { ok: false, reason: "incomplete" };
  const slowLane = { ...WITHOUT_PUZZLE, within: tx };
  const ticket = key.solved ? FREE : await takeTicket("submit", addressPrefix(input.address), slowLane);
  if (!ticket.ok) return tooMany(ticket.retryAfterSeconds);
  const { token, locale } = input;
  const by = { kind: "reporter", puzzle: key.solved } as const;
  const { contact } = draft.answers;
  return { ok: true, receipt: await fileReport(tx, { draft, token, facts, contact, locale, by, code: key, at }) };
}

function isComplete(answers: DraftAnswers): boolean {
  return missingBefore(answers, "check") === null;
}

function tooMany(seconds: number): SubmitReportResult {
  return { ok: false, reason: "too_many", minutes: Math.ceil(seconds / 60) };
}
