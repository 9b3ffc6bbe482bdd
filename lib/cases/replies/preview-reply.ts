import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import { type FilledReply, fillReply } from "@/lib/cases/replies/reply-template";
import { type NamePlatform, type ReplySubject, replyFacts } from "@/lib/cases/replies/reply-values";
import { db } from "@/lib/infra/db/client";

export type PreviewReply = {
  /** Whose values; empty: the newest case of the own organisation. */
  readonly reference: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly subject: ReplySubject;
  readonly platformIn: NamePlatform;
};
export type ReplyPreview = { readonly reference: string; readonly zh: FilledReply; readonly en: FilledReply };
export type PreviewReplyResult =
  | { ok: true; preview: ReplyPreview }
  | NotPermitted
  | { ok: false; reason: "not_found" | "no_cases" };

/** Both texts of a reply with the values of a real case of the own office, before anything is saved. That the case was read is on record. */
export async function previewReply(
  staff: Staff,
  input: PreviewReply,
  at: Date = new Date(),
): Promise<PreviewReplyResult> {
  const may = authorise(staff, "replies:change");
  if (!may.ok) return may;
  const reads = authorise(staff, "case:read");
  if (!reads.ok) return reads;
  const typed = input.reference.trim();
  const reference = typed || (await newestOf(staff));
  if (!reference) return { ok: false, reason: "no_cases" };
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  await notePartRead(staff, { caseIds: [found.id], part: "reply", at });
  const facts = await replyFacts(staff, { caseId: found.id, platformIn: input.platformIn }, at);
  const zh = fillReply(input.textZh, facts.valuesIn("zh", input.subject));
  const en = fillReply(input.textEn, facts.valuesIn("en", input.subject));
  return { ok: true, preview: { reference: found.reference, zh, en } };
}

async function newestOf({ organisationId }: Staff): Promise<string | null> {
  const newest = await db.case.findFirst({
    where: { organisationId },
    orderBy: { openedAt: "desc" },
    select: { reference: true },
  });
  return newest?.reference ?? null;
}
