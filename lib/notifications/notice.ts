import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";

/** What a notice may say. Closed, and content-free: who reads a mailbox over a shoulder learns nothing about a case (B5). */
export const NOTICE_TEMPLATES = ["news", "answer_needed", "survey"] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

/** News of two months ago is no news. */
export const TOO_OLD_MS = 60 * 86_400_000;

export type MailWords = { subject: string; text: string };

/**
 * The whole of a notice as plain text, in the language of the report. It is made from the template, the language and our
 * own address alone, so it cannot name a case, a code, a shop or a person.
 */
export function mailWords(template: NoticeTemplate, locale: string, origin: string): MailWords {
  const language = isLocale(locale) ? locale : "zh";
  const t = translatorFor(language);
  const lines = [
    t("notices.greeting"),
    t(`notices.${template}.body`),
    t("notices.how", { address: `${origin}/${language}/case` }),
    t("notices.neverAsked"),
    t("notices.doNotReply"),
    t("ui.serviceName"),
  ];
  return { subject: t(`notices.${template}.subject`), text: `${lines.join("\n\n")}\n` };
}

export function isNoticeTemplate(text: string): text is NoticeTemplate {
  return (NOTICE_TEMPLATES as readonly string[]).includes(text);
}
