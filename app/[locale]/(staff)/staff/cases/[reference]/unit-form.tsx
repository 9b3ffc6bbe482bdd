import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { NO_UNIT } from "@/lib/cases/queue-filter";
import { LONGEST_MOVE_REASON, type MoveFault } from "@/lib/cases/routing/move-to-unit";
import type { UnitView } from "@/lib/cases/routing/queries";
import type { Translator } from "@/lib/i18n/translator";
import { unitOptions } from "../../unit-words";

/** `seen` and `shown`: where the case lay as its page showed it, by its id and in words. */
export const UNIT_FIELDS = ["unit", "reason", "seen", "shown", "list"] as const;
export type UnitTyped = Record<(typeof UNIT_FIELDS)[number], string>;

type Props = {
  t: Translator;
  formToken: string;
  reference: string;
  units: readonly UnitView[];
  typed: UnitTyped;
  fault?: MoveFault | undefined;
};

const FIELD_OF = {
  unit_missing: "unit",
  unit_unknown: "unit",
  reason_missing: "move-reason",
  reason_too_long: "move-reason",
} as const;

/** Where else a case is to lie, and why. */
export function UnitForm({ t, formToken, reference, units, typed, fault }: Props): ReactElement {
  const message = fault ? t(`rules.case.move.faults.${fault}`, { most: LONGEST_MOVE_REASON }) : "";
  const error = (field: string) => (fault && FIELD_OF[fault] === field ? message : undefined);
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/cases/${reference}/unit`}
      button={t("rules.case.move.send")}
      errors={fault ? [{ fieldId: FIELD_OF[fault], message }] : []}
    >
      {(["seen", "shown", "list"] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={typed[name]} />
      ))}
      <SelectField
        name="unit"
        label={t("rules.case.move.to")}
        placeholder={t("rules.case.move.choose")}
        value={typed.unit}
        options={[...unitOptions(t, units), { value: NO_UNIT, label: t("rules.nobody") }]}
        error={error("unit")}
      />
      <TextArea
        name="reason"
        id="move-reason"
        rows={2}
        label={t("rules.case.move.why")}
        hint={t("rules.case.move.hint")}
        value={typed.reason}
        error={error("move-reason")}
      />
    </StaffForm>
  );
}
