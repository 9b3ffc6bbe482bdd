import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { StaffForm } from "@/app/_server/staff-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { BAD_FAITH_GROUNDS } from "@/lib/cases/bad-faith/bad-faith-mark";

/** What came of the last form, and what was typed in it. */
export type BadFaithOutcome = {
  purpose?: string;
  reason?: string;
  onceKey?: string;
  words?: string;
  problems?: Partial<Record<string, string>>;
  refused?: string;
  status?: number;
};

type Props = { visit: StaffVisit; reference: string; outcome: BadFaithOutcome };

const saidBy = ({ visit: { t }, outcome }: Props, name: string) => {
  const problem = outcome.problems?.[name];
  return problem ? t(`${name === "words" ? "badFaith" : "approvals"}.problems.${problem}`) : undefined;
};

/** On what ground, and why in words that the reporter will read; a second person decides. */
export function AskForm(props: Props): ReactElement {
  const { visit, reference, outcome } = props;
  const { t } = visit;
  const errors = ["purpose", "reason"].flatMap((fieldId) => {
    const message = saidBy(props, fieldId);
    return message ? [{ fieldId, message }] : [];
  });
  return (
    <StaffForm
      t={t}
      formToken={visitFormToken(visit)}
      action={here(visit, `/staff/cases/${reference}/bad-faith`)}
      button={t("badFaith.ask")}
      errors={errors}
    >
      <input type="hidden" name="onceKey" value={outcome.onceKey || randomUUID()} />
      <SelectField
        name="purpose"
        label={t("badFaith.facts.ground")}
        value={outcome.purpose}
        placeholder={t("badFaith.choose")}
        options={BAD_FAITH_GROUNDS.map((value) => ({ value, label: t(`approvals.purposes.${value}`) }))}
        error={saidBy(props, "purpose")}
      />
      <TextArea
        name="reason"
        rows={4}
        label={t("badFaith.facts.reason")}
        hint={t("badFaith.reasonHint")}
        value={outcome.reason}
        error={saidBy(props, "reason")}
      />
    </StaffForm>
  );
}

/** For a third person: keeps the mark or lifts it, with words that the reporter reads. */
export function AppealForm(props: Props): ReactElement {
  const { visit, reference, outcome } = props;
  const { t } = visit;
  const message = saidBy(props, "words");
  return (
    <form method="post" action={here(visit, `/staff/cases/${reference}/bad-faith`)} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={message ? [{ fieldId: "words", message }] : []} />
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <TextArea
        name="words"
        rows={4}
        label={t("badFaith.answer")}
        hint={t("badFaith.answerHint")}
        value={outcome.words}
        error={message}
      />
      <div className="actions">
        <Button name={BUTTON_FIELD} value="lift">
          {t("badFaith.lift")}
        </Button>
        <Button name={BUTTON_FIELD} value="keep" variant="secondary">
          {t("badFaith.keep")}
        </Button>
      </div>
    </form>
  );
}
