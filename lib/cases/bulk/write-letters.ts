import type { Staff } from "@/lib/access/staff";
import { stepInBulk } from "@/lib/cases/bulk/bulk-act";
import type { BulkWish, DecisionWish } from "@/lib/cases/bulk/bulk-wish";
import { fillReply, type ReplyVariable, unfilledIn } from "@/lib/cases/replies/reply-template";
import { type NamePlatform, type ReplySubject, replyFacts } from "@/lib/cases/replies/reply-values";
import { asKept } from "@/lib/cases/schema";
import type { Locale } from "@/lib/i18n/locale";
import { db } from "@/lib/infra/db/client";

/** What one reporter reads, in the language of their report; `missing`: what their case has nothing for. */
export type Letter = { readonly text: string; readonly locale: Locale; readonly missing: readonly ReplyVariable[] };
export type WriteLetter = (caseId: string, at: Date) => Promise<Letter>;
type Texts = Readonly<Record<Locale, string>>;

/**
 * Writes the letter of an order for one case after another (C12, C14). A reply that was not changed goes out in the
 * language of the report; words of one's own in the language that they stand in. Null where all read the same.
 */
export async function letterWriter(
  staff: Staff,
  wish: BulkWish,
  platformIn: NamePlatform,
): Promise<WriteLetter | null> {
  if (wish.kind !== "decide" || (wish.reply === "" && unfilledIn(wish.message).length === 0)) return null;
  const [texts, subject] = [await unchangedReply(staff, wish), subjectOf(wish)];
  return async (caseId, at) => {
    const { locale, valuesIn } = await replyFacts(staff, { caseId, platformIn }, at);
    const filled = texts
      ? fillReply(texts[locale], valuesIn(locale, subject))
      : fillReply(wish.message, valuesIn(languageOf(wish.message), subject));
    return { ...filled, locale };
  };
}

/** Both texts of the reply that the letter began with, while the letter is still one of them. */
async function unchangedReply({ organisationId }: Staff, { reply, message }: DecisionWish): Promise<Texts | null> {
  const [templateId = "", version] = reply.split(":");
  if (templateId === "") return null;
  const row = await db.replyVersion.findFirst({
    where: { templateId, version: Number(version), template: { organisationId } },
    select: { textZh: true, textEn: true },
  });
  const texts = row && { zh: asKept(row.textZh), en: asKept(row.textEn) };
  return texts && Object.values(texts).includes(message) ? texts : null;
}

function languageOf(text: string): Locale {
  return /\p{Script=Han}/u.test(text) ? "zh" : "en";
}

function subjectOf({ track, action, ground, target }: DecisionWish): ReplySubject {
  const step = stepInBulk(track, action);
  const named = step?.ground && ground ? `${step.ground}.${ground}` : "";
  return { track, action, ground: named, target: step?.target === "body" ? target : "" };
}
