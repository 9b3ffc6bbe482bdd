import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { DateField } from "@/app/_ui/date-field";
import { SelectField } from "@/app/_ui/select-field";
import { holds, type Staff } from "@/lib/access/staff";
import type { Translator } from "@/lib/i18n/translator";

export const ABSENCE_FIELDS = ["staffId", "substituteId", "first", "last"] as const;
type Field = (typeof ABSENCE_FIELDS)[number];
export type AbsenceTyped = Partial<Record<Field, string>>;
type Props = {
  t: Translator;
  formToken: string;
  staff: Staff;
  colleagues: readonly { id: string; name: string }[];
  typed: AbsenceTyped;
  problem?: { field: Field; reason: string } | undefined;
};

/** From when to when somebody is away, and who stands in. Officers say it of themselves. */
export function AbsenceForm({ t, formToken, staff, colleagues, typed, problem }: Props): ReactElement {
  const error = (field: Field) => (problem?.field === field ? t(`colleagues.problems.${problem.reason}`) : undefined);
  const summary = problem ? [{ fieldId: problem.field, message: error(problem.field) ?? "" }] : [];
  const people = colleagues.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <StaffForm
      {...{ t, formToken }}
      action={`/${t.locale}/staff/colleagues/absences`}
      button={t("colleagues.absence.send")}
      errors={summary}
    >
      {holds(staff, "case:assign") ? (
        <SelectField
          name="staffId"
          label={t("colleagues.absence.who")}
          options={people}
          value={typed.staffId}
          error={error("staffId")}
        />
      ) : (
        <input type="hidden" name="staffId" value={staff.id} />
      )}
      <DateField name="first" label={t("colleagues.absence.first")} value={typed.first} error={error("first")} />
      <DateField name="last" label={t("colleagues.absence.last")} value={typed.last} error={error("last")} />
      <SelectField
        name="substituteId"
        label={t("colleagues.absence.substitute")}
        hint={t("colleagues.absence.hint")}
        placeholder={t("colleagues.choose")}
        options={people}
        value={typed.substituteId}
        error={error("substituteId")}
      />
    </StaffForm>
  );
}
