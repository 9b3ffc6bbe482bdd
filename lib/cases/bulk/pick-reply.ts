import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { offeredReply } from "@/lib/cases/replies/queries";
import { addReply } from "@/lib/cases/replies/reply-template";
import { replyId } from "@/lib/cases/replies/schema";
import type { Locale } from "@/lib/i18n/locale";

export type PickReply = { readonly template: string; readonly typed: string; readonly locale: Locale };
export type PickReplyResult =
  | { ok: true; text: string; used: string }
  | NotPermitted
  | { ok: false; reason: "retired" };

/** Puts a reply below what was typed for many cases at once; its variables stay until each case fills them in (C14). */
export async function pickReply(staff: Staff, { template, typed, locale }: PickReply): Promise<PickReplyResult> {
  const may = authorise(staff, "message:send");
  if (!may.ok) return may;
  const id = replyId.safeParse(template);
  const reply = id.success ? await offeredReply(staff.organisationId, id.data) : null;
  if (!reply) return { ok: false, reason: "retired" };
  const text = addReply(typed, locale === "zh" ? reply.textZh : reply.textEn);
  return { ok: true, text, used: `${template}:${reply.version}` };
}
