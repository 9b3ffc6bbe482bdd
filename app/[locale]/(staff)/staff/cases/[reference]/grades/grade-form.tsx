import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { CREDIBILITIES, RELIABILITIES } from "@/lib/evidence/grade";
import type { GradeField } from "@/lib/evidence/grade-evidence";
import type { Translator } from "@/lib/i18n/translator";

export const GRADE_FIELDS = ["reliability", "credibility", "reason", "onceKey"] as const;
export type GradeTyped = Record<(typeof GRADE_FIELDS)[number], string>;
const SAID = ["reliability", "credibility", "reason"] as const satisfies readonly GradeField[];

type Props = {
  t: Translator;
  formToken: string;
  reference: string;
  item: { id: string; n: number };
  typed?: GradeTyped;
  errors?: Partial<Record<GradeField, string>>;
};

/** How far an item is trusted: its source, what it says, and why. */
export function GradeForm({ t, formToken, reference, item, typed, errors = {} }: Props): ReactElement {
  const wrong = (name: GradeField) => errors[name] && t(`grading.problems.${errors[name]}`);
  const field = (name: GradeField) => ({
    id: `${name}-${item.n}`,
    name,
    label: t(`grading.fields.${name}`),
    value: typed?.[name],
    error: wrong(name),
  });
  const options = (list: "reliability" | "credibility", values: readonly string[]) =>
    values.map((value) => ({ value, label: `${value} · ${t(`grading.${list}.${value}`)}` }));
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/cases/${reference}/grades/${item.id}`}
      button={t("grading.save")}
      errors={SAID.flatMap((name) => {
        const message = wrong(name);
        return message ? [{ fieldId: `${name}-${item.n}`, message }] : [];
      })}
    >
      <input type="hidden" name="onceKey" value={typed?.onceKey || randomUUID()} />
      <SelectField
        {...field("reliability")}
        placeholder={t("grading.choose")}
        options={options("reliability", RELIABILITIES)}
      />
      <SelectField
        {...field("credibility")}
        placeholder={t("grading.choose")}
        options={options("credibility", CREDIBILITIES)}
      />
      <TextArea {...field("reason")} rows={2} />
    </StaffForm>
  );
}
