import { z } from "zod";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { ANSWERS } from "@/lib/cases/checklists/checklist";
import { lastAnswers } from "@/lib/cases/checklists/last-answers";
import { listOfCase } from "@/lib/cases/checklists/list-of-case";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { writtenText } from "@/lib/cases/schema";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

const LONGEST_NOTE = 500;
const answerSchema = z
  .object({
    item: z.string().regex(/^[\w-]{1,60}$/),
    state: z.enum(ANSWERS, { error: "state_missing" }),
    note: writtenText.refine((text) => [...text].length <= LONGEST_NOTE, { error: "too_long" }),
    seen: z.literal("").or(z.uuid()),
    onceKey: z.string().regex(/^[\w-]{16,64}$/),
  })
  .refine(({ state, note }) => state !== "not_applicable" || note !== "", { error: "reason_missing" });

export const ANSWER_FAULTS = ["state_missing", "too_long", "reason_missing"] as const;
export type AnswerFault = (typeof ANSWER_FAULTS)[number];
/** `seen`: the answer that the page showed, empty for none. */
export type AnswerCheck = {
  reference: string;
  item: string;
  state: string;
  note: string;
  seen: string;
  onceKey: string;
};
export type AnswerCheckResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "no_such_item" | "stale" | "unreadable" | AnswerFault };

/**
 * Says of an item of a case's checklist that it is done, does not apply (and why), or is open again (C11). Answers are
 * added, never changed; the last one counts. Needs no claim: whoever looked says so. `stale`: somebody answered since
 * the page was made. A second click is answered like the first.
 */
export async function answerCheck(staff: Staff, input: AnswerCheck, at: Date = new Date()): Promise<AnswerCheckResult> {
  const may = authorise(staff, "case:decide:triage");
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = answerSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: faultOf(parsed.error.issues) };
  const answer = { ...parsed.data, onceKey: `${staff.id}:${parsed.data.onceKey}`, caseId: found.id, at };
  return inTransaction((tx) => keep(tx, staff, answer));
}

type Kept = z.output<typeof answerSchema> & { caseId: string; at: Date };

async function keep(tx: Tx, staff: Staff, { seen, ...answer }: Kept): Promise<AnswerCheckResult> {
  const { caseId, item, state, onceKey, at } = answer;
  await lockCase(tx, caseId);
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  if (await tx.checklistAnswer.findUnique({ where: { onceKey }, select: { id: true } })) return { ok: true };
  const { items, version } = await listOfCase(caseId, tx);
  if (!items.some(({ key }) => key === item)) return { ok: false, reason: "no_such_item" };
  const before = (await lastAnswers(tx, caseId)).get(item);
  if ((before?.id ?? "") !== seen) return { ok: false, reason: "stale" };
  await tx.checklistAnswer.create({ data: { ...answer, version, staffId: staff.id }, select: { id: true } });
  await holdClaim(tx, { caseId, staffId: staff.id, at });
  const data = { item, state, version: `${version}` };
  await noteDeskChange(tx, staff, { caseId, kind: "check_answered", action: "checklist.answered", data, at });
  return { ok: true };
}

function faultOf(issues: readonly { message: string }[]): AnswerFault | "unreadable" {
  return ANSWER_FAULTS.find((fault) => issues.some(({ message }) => message === fault)) ?? "unreadable";
}
