import type { ReactElement } from "react";
import type { Visit } from "@/app/_server/visit";
import { Checkboxes } from "@/app/_ui/choice-list";
import { DateField } from "@/app/_ui/date-field";
import type { FieldError } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { SuggestField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { COURIER_IDS, COURIERS } from "@/lib/reports/couriers";
import { type LogisticsHint, TIMES } from "@/lib/reports/logistics-hints";
import { ODDITIES } from "@/lib/reports/seen-options";
import { momentInChina } from "@/lib/reports/typed-date";
import { HintList } from "../_journey/hint-list";
import { listOf, type Typed, textOf } from "../_journey/typed";
import { errorAt, fieldWords } from "../_journey/words";

type LogisticsFieldsProps = {
  visit: Visit;
  typed: Typed;
  errors: readonly FieldError[];
  hints: readonly LogisticsHint[];
};

/** All of it may stay empty; hints ask for a second look and go away with the next "continue". */
export function LogisticsFields({ visit, typed, errors, hints }: LogisticsFieldsProps): ReactElement {
  const { t, locale } = visit;
  const field = (name: string) => ({
    name,
    ...fieldWords(t, `logistics.${name}`),
    optionalLabel: t("ui.optional"),
    error: errorAt(errors, name),
    value: textOf(typed, name),
  });
  const { label, hint } = fieldWords(t, "logistics.oddities");
  return (
    <>
      <h1>{t("report.logistics.title")}</h1>
      <p>{t("report.logistics.lead")}</p>
      {hints.length > 0 ? (
        <Notice tone="warning" title={t("report.logistics.lookAgain")} live>
          <HintList t={t} hints={hints} />
          <p>{t("report.logistics.sure")}</p>
        </Notice>
      ) : null}
      <Checkboxes
        name="oddities"
        legend={label}
        hint={hint}
        choices={ODDITIES.map((value) => ({ value, label: t(`report.oddities.${value}`) }))}
        values={listOf(typed, "oddities")}
        error={errorAt(errors, "oddities")}
        columns
      />
      <SuggestField {...field("courier")} options={COURIER_IDS.map((id) => COURIERS[id][locale])} width="medium" />
      <TextArea {...field("waybills")} rows={2} />
      <fieldset className="stack">
        <legend>{t("report.logistics.times")}</legend>
        <p className="hint">{t("report.logistics.timesHint")}</p>
        {TIMES.map((name) => (
          <DateField key={name} {...field(name)} time max={momentInChina(new Date())} />
        ))}
      </fieldset>
    </>
  );
}
