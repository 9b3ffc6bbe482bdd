import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/require-staff";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/text-area";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import type { Translator } from "@/lib/i18n/translator";
import { Writings } from "./case-activity";

export const WRITING_FIELDS = ["body", "once", "list"] as const;
export type Written = Record<(typeof WRITING_FIELDS)[number], string>;

export type WritingFormProps = {
  t: Translator;
  formToken: string;
  reference: string;
  what: "messages" | "notes";
  typed?: Partial<Written> | undefined;
  error?: string | undefined;
};

/** A text field and its button; a message goes to its preview first. */
export function WritingForm({ t, formToken, reference, what, typed, error }: WritingFormProps): ReactElement {
  return (
    <form method="post" action={`/${t.locale}/staff/cases/${reference}/${what}`} noValidate>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="once" value={typed?.once ?? randomUUID()} />
      <input type="hidden" name="list" value={typed?.list ?? ""} />
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

export function CaseMessages({ page: { t, formToken, staff }, view, list }: Props): ReactElement {
  const { reference, messages, claimedByMe } = view;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t("staffCase.messages.heading")}</h2>
      <Writings t={t} items={messages} empty={t("staffCase.messages.none")} />
      {claimedByMe && holds(staff, "message:send") ? (
        <WritingForm t={t} formToken={formToken} reference={reference} what="messages" typed={{ list }} />
      ) : null}
    </section>
  );
}

export function CaseNotes({ page: { t, formToken, staff }, view, list }: Props): ReactElement {
  return (
    <section aria-labelledby="notes" className="internal">
      <h2 id="notes">{t("staffCase.notes.heading")}</h2>
      <Writings t={t} items={view.notes} empty={t("staffCase.notes.none")} />
      {holds(staff, "note:add") ? (
        <WritingForm t={t} formToken={formToken} reference={view.reference} what="notes" typed={{ list }} />
      ) : null}
    </section>
  );
}
