import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { isFree } from "@/lib/cases/desk-of-case";
import { findCase } from "@/lib/cases/find-case";
import { writtenText } from "@/lib/cases/schema";
import { openAssignment, writeAssignment } from "@/lib/cases/write-assignment";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

/** `id` is the question that the page showed; without an answer the supervisor takes the case up. */
export type AnswerEscalation = { reference: string; id: string; take: boolean; answer: string };
export type AnswerRefusal = "not_found" | "answer_missing" | "too_long" | "stale" | "owner_assigns";
export type AnswerResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: AnswerRefusal };

type Reply = { outcome: "taken_up" | "answered"; answer: string | null };

/**
 * A supervisor takes an escalated case up, or sends a word back: then it is assigned to whoever asked, unless it is
 * somebody's; whoever has left or stepped back since gets no case, and it is everybody's. `stale`: another supervisor was first. `owner_assigns`: a partner's supervisor answers the people of their
 * office, but whose a case is the owner says.
 */
export async function answerEscalation(staff: Staff, input: AnswerEscalation, at = new Date()): Promise<AnswerResult> {
  const may = authorise(staff, "case:assign");
  if (!may.ok) return may;
  const reply = readReply(input);
  if ("refused" in reply) return { ok: false, reason: reply.refused };
  const found = await findCase(staff, input.reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  if (!isId(input.id)) return { ok: false, reason: "stale" };
  const own = found.as === staff;
  if (reply.outcome === "taken_up" && !own) return { ok: false, reason: "owner_assigns" };
  return inTransaction(async (tx): Promise<AnswerResult> => {
    await lockCase(tx, found.id);
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
    return close(tx, staff, { caseId: found.id, own, id: input.id, reply, at });
  });
}

type Closing = { caseId: string; own: boolean; id: string; reply: Reply; at: Date };

async function close(tx: Tx, staff: Staff, { caseId, own, id, reply, at }: Closing): Promise<AnswerResult> {
  const asked = await tx.caseEscalation.findFirst({
    where: { id, caseId, organisationId: staff.organisationId },
    select: { byId: true, closedById: true, outcome: true, answer: true },
  });
  if (!asked) return { ok: false, reason: "stale" };
  if (asked.outcome !== null) {
    const same = asked.closedById === staff.id && asked.outcome === reply.outcome && asked.answer === reply.answer;
    return same ? { ok: true } : { ok: false, reason: "stale" };
  }
  const closed = { ...reply, closedById: staff.id, closedAt: at };
  const { count } = await tx.caseEscalation.updateMany({ where: { id, closedAt: null }, data: closed });
  if (count === 0) throw new Error("a question was answered past the lock of its case");
  const kind = reply.outcome === "answered" ? "escalation_answered" : "escalation_taken_up";
  await noteDeskChange(tx, staff, { caseId, kind, action: `case.${kind}`, data: { asked_by: asked.byId }, at });
  if (!own) return { ok: true };
  const from = await openAssignment(tx, caseId);
  const asker = { caseId, staffId: asked.byId };
  const back = from?.toId ?? ((await isFree(tx, staff, asker)) ? asker.staffId : null);
  const to = reply.outcome === "taken_up" ? staff.id : back;
  if (to !== (from?.toId ?? null)) await writeAssignment(tx, staff, { caseId, from, to, at });
  return { ok: true };
}

function readReply({ take, answer }: AnswerEscalation): Reply | { refused: AnswerRefusal } {
  if (take) return { outcome: "taken_up", answer: null };
  const words = writtenText.safeParse(answer);
  if (!words.success) return { refused: "too_long" };
  return words.data === "" ? { refused: "answer_missing" } : { outcome: "answered", answer: words.data };
}
