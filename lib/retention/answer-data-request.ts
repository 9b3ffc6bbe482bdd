import { z } from "zod";
import type { Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import { KEEPING_GROUNDS, REQUEST_OUTCOMES } from "@/lib/cases/data-requests/data-request";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { recordEvent } from "@/lib/cases/record-event";
import { writtenText } from "@/lib/cases/schema";
import { holdOn, type OnHold } from "@/lib/evidence/litigation-hold";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";
import { openEarlyDisposal } from "@/lib/retention/open-early-disposal";

const answerSchema = z
  .object({
    outcome: z.enum(REQUEST_OUTCOMES, "outcome_missing"),
    ground: z.enum([...KEEPING_GROUNDS, ""], "ground_missing"),
    words: writtenText.refine((text) => text !== "", { error: "words_missing" }),
  })
  .refine(({ outcome, ground }) => outcome === "granted" || ground !== "", {
    path: ["ground"],
    error: "ground_missing",
  })
  .transform(({ ground, ...said }) => ({
    ...said,
    ground: said.outcome === "granted" || ground === "" ? null : ground,
  }));

export type AnswerField = "outcome" | "ground" | "words";
export type AnswerDataRequest = { reference: string; request: string; outcome: string; ground: string; words: string };
export type AnswerDataRequestResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | OnHold
  | {
      ok: false;
      reason:
        | "not_found"
        | "not_claimed"
        | "already_answered"
        | "still_open"
        | "part_of_more"
        | "kept_longer"
        | "ground_untrue";
    }
  | { ok: false; reason: "fields"; problems: Partial<Record<AnswerField, string>> };

/**
 * Answers what a reporter asked about their data, once, for whoever has the case in hand. To grant deletion deletes
 * nothing: it asks for early disposal, where a second person decides (个人信息保护法 art. 47, SEC-09), so that it takes who
 * may ask for that.
 */
export async function answerDataRequest(
  staff: Staff,
  input: AnswerDataRequest,
  at: Date = new Date(),
): Promise<AnswerDataRequestResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = answerSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => [String(path[0]), message]);
    return { ok: false, reason: "fields", problems: Object.fromEntries(problems) };
  }
  const { id: caseId } = found;
  return inTransaction(async (tx): Promise<AnswerDataRequestResult> => {
    if (!(await holdClaim(tx, { caseId, staffId: staff.id, at }))) return { ok: false, reason: "not_claimed" };
    const asked = await tx.dataRequest.findMany({
      where: { caseId },
      select: { id: true, kind: true, answeredAt: true },
    });
    const request = asked.find(({ id }) => id === input.request);
    if (!request) return { ok: false, reason: "not_found" };
    if (request.answeredAt) return { ok: false, reason: "already_answered" };
    const answer = { ...parsed.data, id: request.id, kind: request.kind, caseId, at };
    const refused = answer.ground ? await groundRefusal(tx, answer) : await grantRefusal(tx, staff, answer);
    if (refused) return refused;
    await writeAnswer(tx, staff, answer);
    return { ok: true };
  });
}

type Answer = z.output<typeof answerSchema> & { id: string; kind: string; caseId: string; at: Date };
type Refusal = Exclude<AnswerDataRequestResult, { ok: true }>;

/** No reporter is told of a hold that is not there, or of work that has ended. */
async function groundRefusal(tx: Tx, { caseId, ground }: Answer): Promise<Refusal | null> {
  const { open } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { open: true } });
  const untrue = ground === "litigation_hold" ? !(await holdOn(tx, caseId)) : ground === "case_open" && !open;
  return untrue ? { ok: false, reason: "ground_untrue" } : null;
}

/** Deletion waits for a second person from here on; a request for it that waits already serves. */
async function grantRefusal(tx: Tx, staff: Staff, { kind, caseId, id, words, at }: Answer): Promise<Refusal | null> {
  if (kind !== "erasure") return null;
  const may = authorise(staff, ACT_TERMS.early_disposal.ask);
  if (!may.ok) return may;
  const wish = { caseId, purpose: "erasure_request", reason: words, onceKey: id, at };
  const opened = await openEarlyDisposal(tx, staff, wish);
  return opened.ok || opened.reason === "already_asked" ? null : opened;
}

async function writeAnswer(tx: Tx, staff: Staff, answer: Answer): Promise<void> {
  const { id, kind, caseId, outcome, ground, words, at } = answer;
  const said = { outcome, ground, answer: words, answeredAt: at, answeredById: staff.id };
  await tx.dataRequest.update({ where: { id, answeredAt: null }, data: said, select: { id: true } });
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { ground: outcome, request: id };
  await recordEvent(tx, { caseId, kind: "data_request_answered", actor, told: true, data, at });
  await notifyReporterLater(tx, { caseId, template: "news", at });
  const audited = { request: id, kind, outcome, ...(ground && { ground }) };
  await appendAudit(tx, { actor, action: "data.answered", subject: { kind: "case", id: caseId }, data: audited, at });
}
