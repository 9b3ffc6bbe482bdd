import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import type { DecideCase } from "@/lib/cases/schema";
import { makeSafeCopyNow } from "@/lib/evidence/make-safe-copy";
import { sealOriginalNow } from "@/lib/evidence/seal-original";
import { db } from "@/lib/infra/db/client";
import { lanesOf } from "@/lib/reports/case-timeline";
import { chooseOthers } from "@/lib/reports/choose-others";
import type { DraftAnswers } from "@/lib/reports/draft";
import { lookForOthers } from "@/lib/reports/look-for-others";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { reporterCase } from "@/lib/reports/queries";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";
import { newNetwork } from "@/lib/reports/testing/co-reporting";

/** Ten in the morning in China on a day of the story. */
export function on(day: string): Date {
  return new Date(`${day}T10:00:00+08:00`);
}

/** A refusal of what the story expects is the end of the story. */
export function must<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<Result, { ok: true }>;
}

/** What somebody holds who reported: the number, and the code that nobody else knows. */
export type Keys = { reference: string; code: string };

/** Somebody reports by themselves, and joins the others where the page offers it and they choose so. */
export async function diner(answers: DraftAnswers, at: Date, joins: boolean): Promise<Keys> {
  const token = await answerDraft(answers);
  const network = newNetwork();
  if (joins) {
    if (!(await lookForOthers(token, network, at))) throw new Error("nobody was offered");
    await chooseOthers(token, "join");
  }
  const sent = must(await submitReport({ token, locale: "zh", address: network, puzzle: "" }, at));
  return { reference: sent.receipt.receipt.reference, code: sent.receipt.code };
}

/** Takes the case in hand and decides on its report, as a person does; the event that it made. */
export async function decide(staff: Staff, step: Omit<DecideCase, "track" | "version">, at: Date): Promise<string> {
  const where = { case: { reference: step.reference }, kind: "report" };
  const { version, caseId } = await db.track.findFirstOrThrow({ where, select: { version: true, caseId: true } });
  must(await claimCase(staff, step.reference, at));
  must(await decideCase(staff, { ...step, track: "report", version, onceKey: randomUUID() }, at));
  const event = { where: { caseId, kind: step.action }, orderBy: { id: "desc" } } as const;
  return (await db.caseEvent.findFirstOrThrow(event)).id;
}

/** What the worker does with files in the minutes after they came in. */
export async function whenTheWorkerHasSeen(reference: string): Promise<readonly string[]> {
  const files = await db.evidence.findMany({ where: { case: { reference } }, orderBy: { position: "asc" } });
  for (const { id: evidenceId } of files) {
    await makeSafeCopyNow({ evidenceId });
    await sealOriginalNow({ evidenceId });
  }
  return files.map(({ id }) => id);
}

export type Reading = { lines: string[]; targets: string[]; words: string[] };

/** What somebody reads who comes back with number and code: the lines of their timeline, where it went, what the office wrote. */
export async function readWith(keys: Keys, at: Date): Promise<Reading> {
  const { session } = must(await openCaseSession(keys, newNetwork(), at));
  const seen = await reporterCase(session);
  if (!seen) throw new Error("the case is gone");
  const past = lanesOf(seen, at).flatMap((lane) => lane.past);
  const lines = past.map(({ sentence }) => sentence);
  const targets = past.flatMap(({ target }) => target ?? []);
  return { lines, targets, words: seen.messages.filter(({ from }) => from === "staff").map(({ body }) => body) };
}
