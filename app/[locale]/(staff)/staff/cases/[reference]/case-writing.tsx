import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/text-area";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { offerReplies } from "@/lib/cases/replies/read-replies";
import type { Translator } from "@/lib/i18n/translator";
import { Writings } from "./case-activity";
import { type OfferedReplies, type Picked, ReplyPicker } from "./reply-picker";
import { MESSAGE_SITUATION } from "./reply-situation";

export const WRITING_FIELDS = ["body", "once", "list"] as const;
export type Written = Record<(typeof WRITING_FIELDS)[number], string> & { reply?: string | undefined };

export type WritingFormProps = {
  t: Translator;
  formToken: string;
  reference: string;
  what: "messages" | "notes";
  typed?: Partial<Written> | undefined;
  error?: string | undefined;
  /** Replies to begin with, for messages. */
  replies?: OfferedReplies | undefined;
  picked?: Picked | undefined;
};

/** A text field and its button; a message goes to its preview first. */
export function WritingForm(props: WritingFormProps): ReactElement {
  const { t, formToken, reference, what, typed, error, replies, picked } = props;
  return (
    <form method="post" action={`/${t.locale}/staff/cases/${reference}/${what}`} noValidate>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="once" value={typed?.once || randomUUID()} />
      <input type="hidden" name="list" value={typed?.list ?? ""} />
      {what === "messages" ? (
        <ReplyPicker t={t} prefix={what} offered={replies} used={typed?.reply} picked={picked} />
      ) : null}
      <TextArea
        name="body"
        id={`${what}-body`}
        rows={3}
        label={t(`staffCase.${what}.write`)}
        hint={t(`staffCase.${what}.hint`)}
        value={typed?.body}
        error={error}
      />
      <Button variant="secondary" name="do" value={what === "messages" ? "preview" : "send"}>
        {t(what === "messages" ? "staffCase.messages.preview" : "staffCase.notes.save")}
      </Button>
    </form>
  );
}

/** `list` is the list beside the case, as an address. */
type Props = { page: StaffPage; view: CaseView; list: string };

export async function CaseMessages({ page: { t, formToken, staff }, view, list }: Props): Promise<ReactElement> {
  const { reference, messages, claimedByMe, behaviour } = view;
  // Nobody reads what is written on a case that was opened from another.
  const writes = claimedByMe && view.splitFrom === null && holds(staff, "message:send");
  const replies = writes ? await offerReplies(staff, { ...MESSAGE_SITUATION, behaviour }) : undefined;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t("staffCase.messages.heading")}</h2>
      <Writings t={t} items={messages} empty={t("staffCase.messages.none")} />
      {writes ? <WritingForm {...{ t, formToken, reference, replies }} what="messages" typed={{ list }} /> : null}
    </section>
  );
}

export function CaseNotes({ page: { t, formToken, staff }, view, list }: Props): ReactElement {
  return (
    <section aria-labelledby="notes" className="internal">
      <h2 id="notes">{t("staffCase.notes.heading")}</h2>
      <Writings t={t} items={view.notes} empty={t("staffCase.notes.none")} />
      {holds(staff, "note:add") && !view.recusedMe ? (
        <WritingForm t={t} formToken={formToken} reference={view.reference} what="notes" typed={{ list }} />
      ) : null}
    </section>
  );
}
