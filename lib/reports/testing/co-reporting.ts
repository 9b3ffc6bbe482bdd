import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import type { StepRequest } from "@/lib/cases/transitions";
import { randomToken } from "@/lib/infra/crypto/tokens";
import { db, inTransaction } from "@/lib/infra/db/client";
import { type CaseSession, mintCaseSession } from "@/lib/reports/case-session";
import { chooseOthers } from "@/lib/reports/choose-others";
import type { DraftAnswers, OthersChoice } from "@/lib/reports/draft";
import { ensureDraft } from "@/lib/reports/draft-id";
import { sealAnswers } from "@/lib/reports/draft-seal";
import { factsOf } from "@/lib/reports/facts";
import { fileReport } from "@/lib/reports/file-report";
import { readLockedDraft } from "@/lib/reports/locked-draft";
import { lookForOthers } from "@/lib/reports/look-for-others";
import { newSecretCode } from "@/lib/reports/secret-code";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";

let networks = 0;
/** Every visitor comes from a network of their own, so that no limit meets another test. */
export function newNetwork(): string {
  networks += 1;
  return `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
}

/** Answers about this shop, with nothing in them that another shop's have. */
export function answersAbout(shopName: string, changes: DraftAnswers = {}): DraftAnswers {
  const where = { ...ANSWERS.where, shopName, link: "" };
  const seen = { ...ANSWERS.seen, story: `在${shopName}买东西，送了一张卡。` };
  const contact = { contactKind: "none", contact: "", updates: false } as const;
  return { where, seen, wish: { wish: "report", demand: "" }, contact, ...changes };
}

export type SentReport = { caseId: string; reference: string; session: CaseSession };

/** A browser that has filled in everything. */
export async function filledIn(changes: DraftAnswers): Promise<string> {
  const token = randomToken();
  const { id } = await ensureDraft(token);
  const sealedAnswers = sealAnswers(token, { ...ANSWERS, ...changes });
  await db.draft.update({ where: { id }, data: { sealedAnswers }, select: { id: true } });
  return token;
}

/** Sends what a browser has filled in, by the use case below the limits and the slow hash. */
export async function send(token: string, at = new Date()): Promise<SentReport> {
  return inTransaction(async (tx) => {
    const draft = await readLockedDraft(tx, token);
    const facts = draft && factsOf(draft.answers);
    if (!draft || !facts) throw new Error("not filled in");
    const code = { code: newSecretCode(), codeHash: "-" };
    const filing = { draft, token, facts, contact: draft.answers.contact, locale: "zh", code, at } as const;
    const { receipt } = await fileReport(tx, { ...filing, by: { kind: "reporter", puzzle: true } });
    const where = { reference: receipt.reference };
    const { id: caseId } = await tx.case.findUniqueOrThrow({ where, select: { id: true } });
    return { caseId, reference: receipt.reference, session: mintCaseSession({ id: caseId, caseId }) };
  });
}

export async function report(answers: DraftAnswers, at = new Date()): Promise<SentReport> {
  return send(await filledIn(answers), at);
}

/** Somebody meets the question before sending, answers it and sends. */
export async function reportAsked(answers: DraftAnswers, choice: OthersChoice, at = new Date()): Promise<SentReport> {
  const token = await filledIn(answers);
  if (!(await lookForOthers(token, newNetwork(), at))) throw new Error("nobody was offered");
  await chooseOthers(token, choice);
  return send(token, at);
}

/** A supervisor takes a step on the report of a case; returns the step's event. */
export async function staffStep(caseId: string, request: StepRequest, at = new Date()): Promise<string> {
  const staff = await staffForTest("supervisor");
  const track = await db.track.findUniqueOrThrow({ where: { caseId_kind: { caseId, kind: "report" } } });
  const moved = await inTransaction((tx) =>
    applyTransition(tx, { ...request, trackId: track.id, actor: { kind: "staff", staff }, at }),
  );
  if (!moved.ok) throw new Error(moved.reason);
  return moved.eventId;
}
