import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { DateField } from "@/app/_ui/date-field";
import type { Translator } from "@/lib/i18n/translator";

export const SENT_FIELDS = ["sentOn", "digest", "onceKey"] as const;

type Props = {
  t: Translator;
  formToken: string;
  reference: string;
  /** Of the letter that stands on the page. */
  digest: string;
  today: string;
  typed?: { sentOn: string; onceKey: string };
  error?: string | undefined;
};

/** Says on which day the letter went out; what is kept is the letter on this page. */
export function SentForm({ t, formToken, reference, digest, today, typed, error }: Props): ReactElement {
  const message = error && t(`preserve.problems.${error}`);
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/cases/${reference}/preservation/sent`}
      button={t("preserve.markSent")}
      errors={message ? [{ fieldId: "sentOn", message }] : []}
    >
      <input type="hidden" name="digest" value={digest} />
      <input type="hidden" name="onceKey" value={typed?.onceKey || randomUUID()} />
      <DateField
        name="sentOn"
        label={t("preserve.fields.sentOn")}
        hint={t("preserve.hints.sentOn")}
        value={typed?.sentOn ?? today}
        error={message || undefined}
      />
    </StaffForm>
  );
}
