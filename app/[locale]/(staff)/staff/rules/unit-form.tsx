import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import type { RuleInputFault } from "@/lib/cases/routing/schema";
import type { Translator } from "@/lib/i18n/translator";

export const UNIT_FIELDS = ["nameZh", "nameEn"] as const;

type Props = {
  t: Translator;
  formToken: string;
  typed?: { nameZh: string; nameEn: string };
  fault?: RuleInputFault | undefined;
};

/** Names a new unit in both languages. */
export function UnitForm({ t, formToken, typed, fault }: Props): ReactElement {
  const error = fault ? t(`rules.faults.${fault}`) : undefined;
  return (
    <form method="post" action={`/${t.locale}/staff/rules/units`} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={error ? [{ fieldId: "nameZh", message: error }] : []} />
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <div className="filters">
        <TextField name="nameZh" label={t("rules.unit.nameZh")} value={typed?.nameZh} error={error} />
        <TextField name="nameEn" label={t("rules.unit.nameEn")} value={typed?.nameEn} />
        <Button name={BUTTON_FIELD} value="add" variant="secondary">
          {t("rules.unit.button")}
        </Button>
      </div>
    </form>
  );
}
