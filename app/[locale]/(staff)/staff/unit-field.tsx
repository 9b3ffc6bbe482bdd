import type { ReactElement } from "react";
import { SelectField } from "@/app/_ui/select-field";
import { NO_UNIT } from "@/lib/cases/queue-filter";
import type { UnitView } from "@/lib/cases/routing/queries";
import type { Translator } from "@/lib/i18n/translator";
import { unitWords } from "./unit-words";

type Props = { t: Translator; unit: string | null; units: readonly UnitView[] };

/** Whose queue to see; absent while there are no units. */
export function UnitField({ t, unit, units }: Props): ReactElement | null {
  if (units.length === 0) return null;
  const named = units.map((one) => ({ value: one.id, label: unitWords(t, one) }));
  return (
    <SelectField
      name="unit"
      label={t("rules.filter.unit")}
      placeholder={t("rules.filter.any")}
      value={unit ?? ""}
      options={[...named, { value: NO_UNIT, label: t("rules.nobody") }]}
    />
  );
}
