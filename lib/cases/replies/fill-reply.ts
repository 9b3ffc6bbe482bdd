import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import { offeredReply } from "@/lib/cases/replies/queries";
import { addReply, fillReply, type ReplyVariable } from "@/lib/cases/replies/reply-template";
import { type NamePlatform, type ReplySubject, replyFacts } from "@/lib/cases/replies/reply-values";
import { replyId } from "@/lib/cases/replies/schema";
import { inTransaction } from "@/lib/infra/db/client";

export type FillReply = {
  readonly reference: string;
  readonly template: string;
  /** What stands in the field already; it stays. */
  readonly typed: string;
  readonly subject: ReplySubject;
  readonly platformIn: NamePlatform;
};
export type FilledIn = {
  readonly text: string;
  /** What this case has nothing for; it still stands in its braces. */
  readonly missing: readonly ReplyVariable[];
  /** The template and its version, as forms carry them. */
  readonly used: string;
};
export type FillReplyResult = ({ ok: true } & FilledIn) | NotPermitted | { ok: false; reason: "not_found" | "retired" };

/** Writes a reply out for one case, in the language of its report, below whatever was typed before (C14). Sends nothing. */
export async function fillReplyFor(staff: Staff, input: FillReply, at: Date = new Date()): Promise<FillReplyResult> {
  const may = authorise(staff, "message:send");
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "message:send");
  if (!found) return { ok: false, reason: "not_found" };
  const id = replyId.safeParse(input.template);
  const reply = id.success ? await offeredReply(staff.organisationId, id.data) : null;
  if (!reply) return { ok: false, reason: "retired" };
  const facts = await replyFacts(staff, { caseId: found.id, platformIn: input.platformIn }, at);
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "reply.filled",
      subject: { kind: "case", id: found.id },
      data: { reply: input.template, version: reply.version },
      at,
    }),
  );
  const words = facts.locale === "zh" ? reply.textZh : reply.textEn;
  const { text, missing } = fillReply(words, facts.valuesIn(facts.locale, input.subject));
  return { ok: true, text: addReply(input.typed, text), missing, used: `${input.template}:${reply.version}` };
}
