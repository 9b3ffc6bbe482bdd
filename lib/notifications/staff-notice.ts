import { translatorFor } from "@/lib/i18n/translator";
import type { MailWords } from "./notice";

/** What a mail to staff may say. Closed, and without content: a mailbox is no place for a case, a name or a search. */
export const STAFF_TEMPLATES = ["search_digest", "search_above"] as const;
export type StaffTemplate = (typeof STAFF_TEMPLATES)[number];

/** Yesterday's hint helps nobody. */
export const STAFF_NEWS_MS = 86_400_000;

/** The whole mail in both languages, as accounts know none: made from the template and our own address alone. */
export function staffMailWords(template: StaffTemplate, origin: string): MailWords {
  const paragraphs = (["zh", "en"] as const).flatMap((language) => {
    const t = translatorFor(language);
    const address = `${origin}/${language}/staff/searches`;
    return [t(`searches.mail.${template}`), t("searches.mail.where", { address }), t("searches.mail.stop")];
  });
  const [zh, en] = [translatorFor("zh"), translatorFor("en")];
  const subject = `${zh("searches.mail.subject")} / ${en("searches.mail.subject")}`;
  return { subject, text: `${[...paragraphs, zh("ui.serviceName")].join("\n\n")}\n` };
}

export function isStaffTemplate(text: string): text is StaffTemplate {
  return (STAFF_TEMPLATES as readonly string[]).includes(text);
}
