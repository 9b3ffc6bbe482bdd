import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { isJoinable } from "@/lib/cases/co-reporters/joinable";
import { mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import { findCase } from "@/lib/cases/find-case";
import { discardFile } from "@/lib/evidence/discard-file";
import type { ReceivedFile } from "@/lib/evidence/received-file";
import type { Locale } from "@/lib/i18n/locale";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import type { ClueLetterFacts } from "@/lib/reports/clue-letter";
import type { DraftAnswers } from "@/lib/reports/draft";
import { ensureDraft } from "@/lib/reports/draft-id";
import { factsOf, type ReportFacts } from "@/lib/reports/facts";
import { fileReport } from "@/lib/reports/file-report";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";
import type { IncomingLetter } from "@/lib/reports/keep-clue-letter";
import { readLockedDraft } from "@/lib/reports/locked-draft";
import type { IntakeChannel } from "@/lib/reports/read-intake";
import { newSecretCode } from "@/lib/reports/secret-code";
import { hashSecretCode } from "@/lib/reports/secret-code-hash";

/**
 * `locale` is the reporter's language; the key makes a second click, or the page loaded again, give the same receipt. A
 * letter comes with the channel `clue_letter` and no other; its file is kept with the case, or thrown away again.
 */
export type RecordIntake = {
  channel: IntakeChannel;
  locale: Locale;
  answers: DraftAnswers;
  onceKey: string;
  letter?: ClueLetterFacts & { file: ReceivedFile | null };
};
export type RecordIntakeResult =
  | { ok: true; receipt: IssuedReceipt }
  | NotPermitted
  | { ok: false; reason: "incomplete" | "no_such_case" | "case_not_open" };

/**
 * Opens a case for somebody who called, wrote or came (A11), as submitReport does for those who come by themselves; or
 * for a platform or an agency that hands over what it found. The receipt with its code is to be handed over: nobody can
 * read the code again after a day.
 */
export async function recordIntake(staff: Staff, input: RecordIntake, at = new Date()): Promise<RecordIntakeResult> {
  const kept = { file: false };
  try {
    return await record(staff, input, { at, kept });
  } finally {
    const file = input.letter?.file;
    if (file && !kept.file) await discardFile(file);
  }
}

type Recording = { at: Date; kept: { file: boolean } };

async function record(staff: Staff, input: RecordIntake, { at, kept }: Recording): Promise<RecordIntakeResult> {
  const may = authorise(staff, "intake:record");
  if (!may.ok) return may;
  const { answers, channel, letter: given, onceKey } = input;
  const facts = factsOf(answers);
  if (!facts || !answers.contact || !isWhole(channel, facts, given)) return { ok: false, reason: "incomplete" };
  const main = given ? await mainOf(staff, given.ourReference) : { ok: true as const, mainId: null };
  if (!main.ok) return main;
  const letter = given && { ...given, mainId: main.mainId };
  const token = `intake:${staff.id}:${onceKey}`;
  const code = newSecretCode();
  const codeHash = await hashSecretCode(secrets().pepper, code);
  await ensureDraft(token, at);
  const filed = { token, facts, letter, code: { code, codeHash }, at };
  const { receipt, fresh } = await inTransaction((tx) => fileOnce(tx, staff, { input, filed }));
  kept.file = fresh;
  return { ok: true, receipt };
}

type Filed = {
  token: string;
  facts: ReportFacts;
  letter: IncomingLetter | undefined;
  code: { code: string; codeHash: string };
  at: Date;
};

async function fileOnce(tx: Tx, staff: Staff, { input, filed }: { input: RecordIntake; filed: Filed }) {
  const { letter, ...rest } = filed;
  const draft = await readLockedDraft(tx, filed.token);
  if (!draft) throw new Error("the draft of an intake went while it was recorded");
  if (draft.receipt) return { receipt: draft.receipt, fresh: false };
  const { answers, channel, locale } = input;
  const by = { kind: "staff", id: staff.id, channel, letter } as const;
  const { organisationId } = staff;
  return {
    receipt: await fileReport(tx, { ...rest, draft, contact: answers.contact, locale, by, organisationId }),
    fresh: true,
  };
}

/** A clue letter asks for no mediation: it opens the report track alone. */
function isWhole(channel: IntakeChannel, { wish }: ReportFacts, letter: RecordIntake["letter"]): boolean {
  return channel === "clue_letter" ? letter !== undefined && wish === "report" : letter === undefined;
}

type Main = { ok: true; mainId: string | null } | { ok: false; reason: "no_such_case" | "case_not_open" };

/** The case that a letter names as ours, while it still takes others in. */
async function mainOf(staff: Staff, reference: string): Promise<Main> {
  if (reference === "") return { ok: true, mainId: null };
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "no_such_case" };
  const main = await mainCaseFrom(found.id);
  return main && isJoinable(main.report.state) ? { ok: true, mainId: main.id } : { ok: false, reason: "case_not_open" };
}
