import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { Radios } from "@/app/_ui/choice-list";
import { DateField } from "@/app/_ui/date-field";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { earliestDay, latestDay } from "@/lib/cases/law/rule-day";
import { LAW_MARKS, mostOf, unitsOf, type VersionField, type VersionInput } from "@/lib/cases/law/schema";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import type { Translator } from "@/lib/i18n/translator";
import { dayWords } from "./law-words";

type Props = {
  t: Translator;
  formToken: string;
  address: string;
  /** As it ships: what may be asked of it. */
  rule: ClockRule;
  typed: VersionInput;
  errors: readonly FieldError[];
  now: Date;
};

/** What a law says from a later day on. Of a promise of our own neither law nor mark is asked. */
export function VersionForm(props: Props): ReactElement {
  const { t, formToken, address, rule, typed, errors, now } = props;
  const field = fieldOf(props);
  const earliest = dayWords(t, earliestDay(now));
  return (
    <form method="post" action={address} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="base" value={typed.base} />
      <LengthFields {...props} />
      {rule.mark === null ? null : <LawFields {...props} />}
      <TextArea
        {...field("source")}
        rows={2}
        hint={t(rule.mark === null ? "law.form.sourcePromiseHint" : "law.form.sourceHint")}
      />
      {rule.mark === null ? null : <MarkField {...props} />}
      <DateField
        {...field("validFrom")}
        hint={t("law.form.validFromHint", { earliest })}
        min={earliestDay(now)}
        max={latestDay(now)}
      />
      <TextArea {...field("reason")} rows={3} hint={t("law.form.reasonHint")} />
      <Button name={BUTTON_FIELD} value="record" keys="s">
        {t("law.form.save")}
      </Button>
    </form>
  );
}

/** Name, label, value and error of a field. */
function fieldOf({ t, typed, errors }: Pick<Props, "t" | "typed" | "errors">) {
  return (name: VersionField) => ({
    name,
    label: t(`law.form.${name}`),
    value: typed[name],
    error: errors.find(({ fieldId }) => fieldId === name)?.message,
  });
}

function LengthFields(props: Props): ReactElement {
  const { t, rule } = props;
  const field = fieldOf(props);
  const number = { width: "short", inputMode: "numeric", autoComplete: "off" } as const;
  const options = unitsOf(rule).map((value) => ({ value, label: t(`law.units.${value}`) }));
  return (
    <div className="filters">
      <TextField {...field("amount")} {...number} hint={t("law.form.amountHint", { most: mostOf(rule) })} />
      <SelectField {...field("unit")} options={options} width="medium" />
      {rule.extension ? (
        <TextField
          {...field("extension")}
          {...number}
          hint={t("law.form.extensionHint")}
          optionalLabel={t("ui.optional")}
        />
      ) : null}
    </div>
  );
}

function LawFields(props: Props): ReactElement {
  const { t } = props;
  const field = fieldOf(props);
  return (
    <>
      <TextField {...field("lawZh")} autoComplete="off" />
      <TextField {...field("lawEn")} autoComplete="off" />
      <TextField {...field("article")} width="medium" autoComplete="off" hint={t("law.form.articleHint")} />
    </>
  );
}

function MarkField(props: Props): ReactElement {
  const { t } = props;
  const { label, ...field } = fieldOf(props)("mark");
  const choices = LAW_MARKS.map((value) => ({
    value,
    label: t(`law.form.marks.${value}`),
    hint: t(`law.form.markHints.${value}`),
  }));
  return <Radios {...field} legend={label} choices={choices} />;
}
