import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { holds } from "@/lib/access/staff";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import { KEEPING_GROUNDS, REQUEST_OUTCOMES } from "@/lib/cases/data-requests/data-request";
import type { DataRequestView } from "@/lib/cases/data-requests/read-data-requests";
import type { AnswerField } from "@/lib/retention/answer-data-request";

/** What came of the last form, and what was typed in it. */
export type AnswerOutcome = {
  typed?: { request: string; outcome: string; ground: string; words: string };
  problems?: Partial<Record<AnswerField, string>>;
  refused?: string;
  status?: number;
};

type Props = { visit: StaffVisit; reference: string; request: DataRequestView; outcome: AnswerOutcome };
const FIELDS = ["outcome", "ground", "words"] as const;

/** Answers one request. Who may not ask for early disposal is not offered to grant deletion. */
export function AnswerForm({ visit, reference, request, outcome }: Props): ReactElement {
  const { t, staff } = visit;
  const mine = outcome.typed?.request === request.id ? outcome : {};
  const erasure = request.kind === "erasure";
  const grants = !erasure || holds(staff, ACT_TERMS.early_disposal.ask);
  const said = (field: AnswerField) => {
    const problem = mine.problems?.[field];
    return problem ? t(`dataRights.staff.problems.${problem}`) : undefined;
  };
  const idOf = (field: AnswerField) => `${field}-${request.id}`;
  const errors = FIELDS.flatMap((field) => {
    const message = said(field);
    return message ? [{ fieldId: idOf(field), message }] : [];
  });
  const control = (field: AnswerField) => ({
    id: idOf(field),
    name: field,
    error: said(field),
    value: mine.typed?.[field],
  });
  return (
    <StaffForm
      t={t}
      formToken={visitFormToken(visit)}
      action={here(visit, `/staff/cases/${reference}/data-requests`)}
      button={t("dataRights.staff.send")}
      errors={errors}
    >
      <input type="hidden" name="request" value={request.id} />
      {request.kind === "copy" ? <p>{t("dataRights.staff.copy")}</p> : null}
      {erasure ? <p>{t(`dataRights.staff.${grants ? "erasure" : "erasureNotYours"}`)}</p> : null}
      <SelectField
        {...control("outcome")}
        label={t("dataRights.staff.outcome")}
        placeholder={t("dataRights.staff.choose")}
        options={REQUEST_OUTCOMES.filter((value) => grants || value !== "granted").map((value) => ({
          value,
          label: t(`dataRights.staff.outcomes.${value}`),
        }))}
      />
      <SelectField
        {...control("ground")}
        label={t("dataRights.staff.ground")}
        placeholder={t("dataRights.staff.noGround")}
        options={KEEPING_GROUNDS.map((value) => ({ value, label: t(`dataRights.grounds.${value}`) }))}
      />
      <TextArea
        {...control("words")}
        rows={4}
        label={t("dataRights.staff.words")}
        hint={t("dataRights.staff.wordsHint")}
      />
    </StaffForm>
  );
}
