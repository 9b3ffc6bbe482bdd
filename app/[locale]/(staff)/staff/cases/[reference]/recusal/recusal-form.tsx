import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { holds, type Staff } from "@/lib/access/staff";
import type { RecusalField } from "@/lib/cases/declare-recusal";
import type { Colleague } from "@/lib/cases/desk-of-case";
import { RECUSAL_GROUNDS, RECUSAL_LAW } from "@/lib/cases/recusal-grounds";
import type { RecusalView } from "@/lib/cases/recusals";
import type { Translator } from "@/lib/i18n/translator";

export const RECUSAL_FIELDS = ["staffId", "ground", "reason", "substituteId", "onceKey"] as const;
type Typed = Record<(typeof RECUSAL_FIELDS)[number], string>;

type Props = {
  page: { t: Translator; staff: Staff };
  formToken: string;
  reference: string;
  choices: { own: boolean; recusals: readonly RecusalView[]; colleagues: readonly Colleague[] };
  typed?: Typed;
  problems?: Partial<Record<RecusalField, string>>;
};

/** Who steps back, why, and who stands in. Only supervisors name others. */
export function RecusalForm({ page, formToken, reference, choices, typed, problems = {} }: Props): ReactElement {
  const { t, staff } = page;
  const wrong = (field: RecusalField) => {
    const key = problems[field] && `recusal.problems.${problems[field]}`;
    return key && t(t.has(key) ? key : "staffCase.problems.unreadable");
  };
  const asSupervisor = holds(staff, "case:assign");
  const field = (name: Exclude<RecusalField, "reference" | "onceKey">) => ({
    name,
    label: t(`recusal.fields.${name}`),
    hint: t(`recusal.hints.${name}${name === "substituteId" && !asSupervisor ? "Own" : ""}`),
    value: typed?.[name],
    error: wrong(name),
  });
  const law = t(`cases.laws.${RECUSAL_LAW.law}`);
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/cases/${reference}/recusal/declare`}
      button={t("recusal.button")}
      errors={RECUSAL_FIELDS.flatMap((name) => {
        const message = wrong(name);
        return message ? [{ fieldId: name, message }] : [];
      })}
    >
      <input type="hidden" name="onceKey" value={typed?.onceKey || randomUUID()} />
      {asSupervisor ? (
        <SelectField {...field("staffId")} value={typed?.staffId ?? staff.id} options={people(choices, staff)} />
      ) : (
        <input type="hidden" name="staffId" value={staff.id} />
      )}
      <SelectField
        {...field("ground")}
        placeholder={t("recusal.choose")}
        options={RECUSAL_GROUNDS.map((value) => ({ value, label: t(`recusal.grounds.${value}`) }))}
      />
      <p className="muted">
        {t("recusal.law", { law, article: RECUSAL_LAW.article ?? "" })} ·{" "}
        {t(`staffCase.clocks.marks.${RECUSAL_LAW.mark}`)}
      </p>
      <TextArea {...field("reason")} rows={3} />
      {choices.own ? (
        <SelectField
          {...field("substituteId")}
          placeholder={t(asSupervisor ? "recusal.choose" : "recusal.supervisorNames")}
          options={choices.colleagues.filter(({ id }) => id !== staff.id || asSupervisor).map(asOption)}
        />
      ) : (
        <p className="muted" id="substituteId">
          {t("recusal.problems.owner_names")}
        </p>
      )}
    </StaffForm>
  );
}

const asOption = ({ id, name }: Colleague) => ({ value: id, label: name });

/** Also those who have stepped back: to correct the entry, or for another substitute. */
function people({ recusals, colleagues }: Props["choices"], { id, name }: Staff) {
  const back = recusals.map((one) => ({ id: one.staffId, name: one.name }));
  const others = [...colleagues, ...back].filter((one) => one.id !== id);
  return [{ id, name }, ...others].map(asOption);
}
