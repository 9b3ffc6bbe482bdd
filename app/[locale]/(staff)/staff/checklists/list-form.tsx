import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { Checkboxes } from "@/app/_ui/choice-list";
import { Details } from "@/app/_ui/details";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { STOPPABLE } from "@/lib/cases/checklists/checklist";
import { PROOF_NAMES } from "@/lib/cases/checklists/proofs";
import type { Translator } from "@/lib/i18n/translator";
import { stepNames } from "./checklist-words";
import { BLANK, chosenSteps, type ItemTyped, type ListTyped } from "./list-input";

type Props = {
  t: Translator;
  formToken: string;
  address: string;
  typed: ListTyped;
  errors: readonly FieldError[];
};

/** All items in their order with an empty one below. */
export function ListForm({ t, formToken, address, typed, errors }: Props): ReactElement {
  const rows = [...typed.rows, { ...BLANK, place: `${typed.rows.length + 1}` }];
  return (
    <form method="post" action={address} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="base" value={typed.base} />
      <p className="muted">{t("checklist.form.keeps")}</p>
      {rows.map((row, at) => (
        <ItemFields
          key={`${at + 1}`}
          t={t}
          number={at + 1}
          row={row}
          fresh={at === typed.rows.length}
          errors={errors}
        />
      ))}
      <TextField
        name="case"
        width="code"
        label={t("checklist.form.case")}
        hint={t("checklist.form.caseHint")}
        optionalLabel={t("ui.optional")}
        value={typed.case}
        error={errors.find(({ fieldId }) => fieldId === "case")?.message}
        autoComplete="off"
      />
      <div className="actions">
        <Button name={BUTTON_FIELD} value="save" keys="s">
          {t("checklist.form.save")}
        </Button>
        <Button name={BUTTON_FIELD} value="preview" variant="secondary">
          {t("checklist.form.preview")}
        </Button>
        <Button name={BUTTON_FIELD} value="house" variant="secondary">
          {t("checklist.form.fromHouse")}
        </Button>
      </div>
    </form>
  );
}

type RowProps = { t: Translator; number: number; row: ItemTyped; fresh: boolean; errors: readonly FieldError[] };

function ItemFields({ t, number, row, fresh, errors }: RowProps): ReactElement {
  const wide = (name: "zh" | "en" | "whyZh" | "whyEn") => {
    const id = `${name}-${number}`;
    const error = errors.find(({ fieldId }) => fieldId === id)?.message;
    return (
      <TextArea name={name} id={id} rows={2} label={t(`checklist.form.${name}`)} value={row[name]} error={error} />
    );
  };
  return (
    <fieldset className="rule check-item">
      <legend>{fresh ? t("checklist.form.fresh") : t("checklist.form.item", { number })}</legend>
      <input type="hidden" name="key" value={row.key} />
      <div className="pairs">
        {wide("zh")}
        {wide("en")}
        {wide("whyZh")}
        {wide("whyEn")}
      </div>
      <div className="filters">
        <TextField
          name="place"
          id={`place-${number}`}
          label={t("checklist.form.place")}
          width="short"
          inputMode="decimal"
          value={row.place}
        />
        <SelectField
          name="proof"
          id={`proof-${number}`}
          label={t("checklist.form.proof")}
          placeholder={t("checklist.form.byHand")}
          value={row.proof}
          options={PROOF_NAMES.map((value) => ({ value, label: t(`checklist.proofs.${value}`) }))}
        />
        {fresh ? null : (
          <label className="filter-check">
            <input type="checkbox" name={`remove-${number}`} value="1" /> {t("checklist.form.remove")}
          </label>
        )}
      </div>
      <StepsOf t={t} number={number} row={row} />
    </fieldset>
  );
}

function StepsOf({ t, number, row }: Pick<RowProps, "t" | "number" | "row">): ReactElement {
  const chosen = chosenSteps(row);
  const steps = stepNames(t, chosen);
  const words = steps ? t("checklist.form.beforeOpen", { steps }) : t("checklist.form.beforeNone");
  return (
    <Details summary={words}>
      <Checkboxes
        name={`before-${number}`}
        legend={t("checklist.form.before")}
        choices={STOPPABLE.map((value) => ({ value, label: t(`cases.actions.${value}`) }))}
        values={chosen}
        columns
      />
    </Details>
  );
}
