import { appendAudit } from "@/lib/audit/append-entry";
import type { EventActor } from "@/lib/cases/case-event";
import { keepPrint, type ReportWords } from "@/lib/cases/duplicates/keep-print";
import { openCase } from "@/lib/cases/open-case";
import { placeCase } from "@/lib/cases/place-case";
import { recordEvent } from "@/lib/cases/record-event";
import { receivedEntries } from "@/lib/evidence/custody";
import type { Locale } from "@/lib/i18n/locale";
import type { Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { sealContact } from "@/lib/infra/identity-vault";
import { keepWordPrints } from "@/lib/linking/keep-word-prints";
import { attachDraftFiles } from "@/lib/reports/attach-draft-files";
import type { ContactAnswers, OthersAnswers } from "@/lib/reports/draft";
import { caseOf, type ReportFacts, tracksFor } from "@/lib/reports/facts";
import { type IssuedReceipt, receiptFor } from "@/lib/reports/issued-receipt";
import { joinChosen } from "@/lib/reports/join-chosen";
import { type IncomingLetter, keepClueLetter } from "@/lib/reports/keep-clue-letter";
import { closeDraft, type LockedDraft } from "@/lib/reports/locked-draft";
import type { IntakeChannel } from "@/lib/reports/read-intake";
import { comparisonName, wordsOf } from "@/lib/reports/recognisable";
import { reporterTag } from "@/lib/reports/reporter-tag";
import { secretCodeTag } from "@/lib/reports/secret-code-hash";
import { standingOf } from "@/lib/reports/standing";
import { answersWithoutContact } from "@/lib/reports/without-contact";

/** What a report is made of, whichever way it came. */
export type Filing = {
  draft: LockedDraft;
  /** Opens the draft, and later its receipt. */
  token: string;
  facts: ReportFacts;
  contact: ContactAnswers | undefined;
  locale: Locale;
  by:
    | { kind: "reporter"; puzzle: boolean }
    | { kind: "staff"; id: string; channel: IntakeChannel; letter?: IncomingLetter | undefined };
  /** Whose case it is to be; without one, the home organisation's. */
  organisationId?: string;
  /** The reporter's code and its slow hash, which takes too long to be made in a transaction. */
  code: { code: string; codeHash: string };
  at: Date;
};

/** Opens the case of a draft that is held: case, files, receipt, key, event and audit entry, and the draft is closed. */
export async function fileReport(tx: Tx, asFilled: Filing): Promise<IssuedReceipt> {
  const facts = answersWithoutContact(asFilled.facts, asFilled.contact?.contact ?? "");
  const filing = { ...asFilled, facts };
  const { draft, token, code, at, organisationId } = filing;
  const standing = standingOf(facts);
  const opened = await openCase(tx, { ...caseOf(facts, at), standing, ...(organisationId && { organisationId }) });
  const { caseId, reference } = opened;
  await keepWordPrints(tx, caseId, wordsOf(facts));
  const files = await filesOf(tx, filing, caseId);
  await noteReceipt(tx, filing, { caseId, files });
  // The reporter chose about what they had typed.
  const asked = comparisonName(asFilled.facts, files);
  const others = namedBy(filing, asked) ?? draft.answers.others;
  const { clocks, main } = await joinChosen(tx, { opened, others, asked, at });
  const signed = receiptFor({ reference, at, files, clocks });
  await writeSubmission(tx, filing, { caseId, receipt: signed.token });
  const codeTag = secretCodeTag(secrets().pepper, caseId, code.code);
  await tx.caseKey.create({
    data: { caseId, codeHash: code.codeHash, codeTag, createdAt: at },
    select: { caseId: true },
  });
  const issued = { ...signed, code: code.code };
  await closeDraft(tx, { draft, token, caseId, issued, at });
  await keepPrint(tx, caseId, printedOf(facts, files));
  await placeCase(tx, { caseId, at });
  await auditFiling(tx, filing, { caseId, files, main });
  return issued;
}

/** Staff write words down, or take in a letter; files that visitors have sent are out of the reach of their database role. */
async function filesOf(tx: Tx, { draft, by, at }: Filing, caseId: string): Promise<Opened["files"]> {
  if (by.kind === "reporter") return attachDraftFiles(tx, { draftId: draft.id, caseId, at });
  return by.letter ? keepClueLetter(tx, { caseId, letter: by.letter, staffId: by.id, at }) : [];
}

/** A letter that names a case of ours joins it, as a reporter does who chooses so. */
function namedBy({ by }: Filing, asked: string): OthersAnswers | undefined {
  const mainId = by.kind === "staff" ? by.letter?.mainId : null;
  return mainId ? { asked, choice: "join", offer: { mainId, sameShop: true, several: false } } : undefined;
}

/** What tells whether somebody has sent exactly this before. */
function printedOf({ what, where, seen, logistics, demand }: ReportFacts, files: Opened["files"]): ReportWords {
  const typed = { what, where, seen, logistics, demand };
  return { story: seen.story, typed, files: files.map(({ sha256 }) => sha256) };
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

type Arrival = {
  actor: EventActor;
  event: "recorded_by_staff" | "received";
  action: "report.recorded_by_staff" | "report.submitted";
  said: { channel?: IntakeChannel };
};

/** How it came, in the words of the event and of the audit record. */
function arrival({ by }: Filing): Arrival {
  if (by.kind === "reporter")
    return { actor: { kind: "reporter" }, event: "received", action: "report.submitted", said: {} };
  const { id, channel } = by;
  const actor = { kind: "staff", id } as const;
  return { actor, event: "recorded_by_staff", action: "report.recorded_by_staff", said: { channel } };
}

/** The first line that the reporter reads. */
async function noteReceipt(tx: Tx, filing: Filing, { caseId, files }: Opened): Promise<void> {
  const { actor, event, said } = arrival(filing);
  const data: Record<string, string | number> = { ...said, files: files.length };
  await recordEvent(tx, { caseId, kind: event, actor, told: true, data, at: filing.at });
}

/** Written last, as it holds the heads of the audit record's lanes. */
async function auditFiling(tx: Tx, filing: Filing, { caseId, files, main }: Opened & { main: string | null }) {
  const { by, facts, at } = filing;
  const { actor, action, said } = arrival(filing);
  const puzzle = by.kind === "reporter" ? by.puzzle : undefined;
  const data = { ...said, files: files.length, tracks: tracksFor(facts.wish), puzzle };
  const subject = { kind: "case", id: caseId } as const;
  await appendAudit(tx, [
    { actor, action, subject, data, at },
    ...(main ? [{ actor, action: "report.joined_others", subject, data: { main }, at } as const] : []),
    ...receivedEntries({ caseId, actor, files, at }),
  ]);
}
