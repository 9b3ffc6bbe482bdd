import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import type { UnitView } from "@/lib/cases/routing/queries";
import type { RuleInputFault } from "@/lib/cases/routing/schema";
import type { Translator } from "@/lib/i18n/translator";
import { unitOptions } from "../unit-words";
import { FacetFields } from "./facet-fields";
import { BLANK, REMOVE, type RulesTyped, type RuleTyped } from "./rules-input";

export type RuleProblem = { reason: RuleInputFault; number: number | null };

type Props = {
  t: Translator;
  formToken: string;
  units: readonly UnitView[];
  typed: RulesTyped;
  problem?: RuleProblem | undefined;
};

/** All rules in their order with an empty one below; leads to the dry run, never straight into force. */
export function RulesForm({ t, formToken, units, typed, problem }: Props): ReactElement {
  const message = problem ? t(`rules.faults.${problem.reason}`) : "";
  const at = problem?.number ?? null;
  const words = at === null ? message : t("rules.inRule", { number: at, fault: message });
  const errors = problem ? [{ fieldId: at === null ? "reason" : `name-${at}`, message: words }] : [];
  const rows = [...typed.rows, { ...BLANK, place: `${typed.rows.length + 1}` }];
  return (
    <form method="post" action={`/${t.locale}/staff/rules/change`} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="base" value={typed.base} />
      {rows.map((row, index) => (
        <RuleRow
          key={`${index + 1}`}
          t={t}
          number={index + 1}
          row={row}
          units={units}
          fresh={index === typed.rows.length}
        />
      ))}
      <div className="column">
        <SelectField
          name="otherwise"
          label={t("rules.otherwise")}
          hint={t("rules.otherwiseHint")}
          placeholder={t("rules.nobody")}
          value={typed.otherwise}
          options={unitOptions(t, units)}
        />
        <TextField name="reason" label={t("rules.reason")} hint={t("rules.reasonHint")} value={typed.reason} />
      </div>
      <Button name={BUTTON_FIELD} value="try">
        {t("rules.try")}
      </Button>
    </form>
  );
}

type RowProps = { t: Translator; number: number; row: RuleTyped; units: readonly UnitView[]; fresh: boolean };

function RuleRow({ t, number, row, units, fresh }: RowProps): ReactElement {
  const leaving = fresh ? [] : [{ value: REMOVE, label: t("rules.remove") }];
  return (
    <fieldset className="rule">
      <legend>{fresh ? t("rules.fresh") : t("rules.number", { number })}</legend>
      <div className="filters">
        <TextField
          name="place"
          id={`place-${number}`}
          label={t("rules.place")}
          width="short"
          inputMode="decimal"
          value={row.place}
        />
        <TextField name="name" id={`name-${number}`} label={t("rules.name")} value={row.name} />
        <FacetFields t={t} suffix={`${number}`} typed={row} any />
        <TextField name="words" id={`words-${number}`} label={t("rules.words")} value={row.words} />
        <SelectField
          name="unit"
          id={`unit-${number}`}
          label={t("rules.to")}
          placeholder={t("rules.chooseUnit")}
          value={row.unit}
          options={[...unitOptions(t, units), ...leaving]}
        />
      </div>
    </fieldset>
  );
}
