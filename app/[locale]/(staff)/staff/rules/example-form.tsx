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

export const EXAMPLE_FIELDS = ["name", "behaviour", "platform", "region", "words", "unit"] as const;
export type ExampleTyped = Record<(typeof EXAMPLE_FIELDS)[number], string>;

type Props = {
  t: Translator;
  formToken: string;
  units: readonly UnitView[];
  typed?: ExampleTyped | undefined;
  fault?: RuleInputFault | undefined;
};

const NOTHING: ExampleTyped = { name: "", behaviour: "", platform: "", region: "", words: "", unit: "" };

/** The facts of a case that somebody wants to add to the table, as the link on its page carries them; its words are typed. */
export function proposedIn(asked: URLSearchParams): ExampleTyped | undefined {
  if (!asked.has("behaviour")) return undefined;
  return Object.fromEntries(EXAMPLE_FIELDS.map((field) => [field, asked.get(field) ?? ""])) as ExampleTyped;
}

/** Facts, and where a case of them must be led to. */
export function ExampleForm({ t, formToken, units, typed = NOTHING, fault }: Props): ReactElement {
  const error = fault ? t(`rules.faults.${fault}`) : undefined;
  return (
    <form method="post" action={`/${t.locale}/staff/rules/examples`} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={error ? [{ fieldId: "name-example", message: error }] : []} />
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <div className="filters">
        <TextField name="name" id="name-example" label={t("rules.example.name")} value={typed.name} error={error} />
        <FacetFields t={t} suffix="example" typed={typed} />
        <TextField name="words" id="words-example" label={t("rules.example.words")} value={typed.words} />
        <SelectField
          name="unit"
          id="unit-example"
          label={t("rules.example.expected")}
          placeholder={t("rules.nobody")}
          value={typed.unit}
          options={unitOptions(t, units)}
        />
        <Button name={BUTTON_FIELD} value="add" variant="secondary">
          {t("rules.example.button")}
        </Button>
      </div>
    </form>
  );
}
