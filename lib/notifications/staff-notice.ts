import { translatorFor } from "@/lib/i18n/translator";
import type { MailWords } from "./notice";

/** What a mail to staff may say. Closed, and without content: a mailbox is no place for a case, a name or a search. */
export const STAFF_TEMPLATES = [
  "search_digest",
  "search_above",
  "reading_question",
  "suit_due",
  "new_approver",
  "approval_asked",
  "case_escalated",
  "case_assigned",
] as const;
export type StaffTemplate = (typeof STAFF_TEMPLATES)[number];

/** Yesterday's hint helps nobody. */
export const STAFF_NEWS_MS = 86_400_000;

type Place = { readonly path: string; readonly words: string };
const SEARCHES: Place = { path: "/staff/searches", words: "searches.mail" };
const QUESTIONS: Place = { path: "/staff/questions", words: "watch.mail" };
const SUITS: Place = { path: "/staff/suits", words: "suits.mail" };
const APPROVERS: Place = { path: "/staff/approvals", words: "approvals.mail" };
const PLACES: Record<StaffTemplate, Place> = {
  search_digest: SEARCHES,
  search_above: SEARCHES,
  reading_question: QUESTIONS,
  suit_due: SUITS,
  new_approver: APPROVERS,
  approval_asked: { path: "/staff/approvals", words: "approvals.askedMail" },
  case_escalated: { path: "/staff?only=escalated", words: "desk.mail" },
  case_assigned: { path: "/staff?mine=1", words: "desk.mail" },
};

/** The whole mail in both languages, as accounts know none: made from the template and our own address alone. */
export function staffMailWords(template: StaffTemplate, origin: string): MailWords {
  const { path, words } = PLACES[template];
  const paragraphs = (["zh", "en"] as const).flatMap((language) => {
    const t = translatorFor(language);
    const address = `${origin}/${language}${path}`;
    return [t(`${words}.${template}`), t(`${words}.where`, { address }), t(`${words}.stop`)];
  });
  const [zh, en] = [translatorFor("zh"), translatorFor("en")];
  const subject = `${zh(`${words}.subject`)} / ${en(`${words}.subject`)}`;
  return { subject, text: `${[...paragraphs, zh("ui.serviceName")].join("\n\n")}\n` };
}

export function isStaffTemplate(text: string): text is StaffTemplate {
  return (STAFF_TEMPLATES as readonly string[]).includes(text);
}
