import type { ReactElement } from "react";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { GroupedSelect } from "@/app/_ui/grouped-select";
import { SelectField } from "@/app/_ui/select-field";
import { figuresAddress } from "@/lib/cases/figures/figures-request";
import { RANGE_NAMES } from "@/lib/cases/figures/history";
import { PARTINGS, partAddress } from "@/lib/cases/figures/part";
import type { Translator } from "@/lib/i18n/translator";
import type { FiguresAsked } from "./figures-asked";
import { knownParts, partOptions } from "./figures-words";

const FIELDS = { range_unknown: "range", part_unknown: "part", by_unknown: "by" } as const;

/** What of the address was not understood. */
export function FiguresFaults({ t, asked: { faults } }: { t: Translator; asked: FiguresAsked }): ReactElement {
  const errors = faults.map((fault) => ({ fieldId: FIELDS[fault], message: t(`figures.faults.${fault}`) }));
  return <ErrorSummary title={t("figures.faults.title")} errors={errors} />;
}

/** What to see, and the same as a file. */
export function FiguresForm({ t, asked }: { t: Translator; asked: FiguresAsked }): ReactElement {
  const { request, units } = asked;
  const known = knownParts(units);
  const groups = PARTINGS.filter((parting) => parting !== "unit" || units.length > 0).map((parting) => {
    return { label: t(`figures.partings.${parting}`), options: partOptions(t, parting, known[parting], units) };
  });
  const address = figuresAddress(request, partAddress(request.part));
  return (
    <form className="filters" method="get" action={`/${t.locale}/staff/figures`}>
      <SelectField
        name="range"
        label={t("figures.form.range")}
        value={request.range}
        options={RANGE_NAMES.map((value) => ({ value, label: t(`figures.form.ranges.${value}`) }))}
      />
      <GroupedSelect
        name="part"
        label={t("figures.form.part")}
        placeholder={t("figures.everything")}
        value={partAddress(request.part)}
        groups={groups}
      />
      <SelectField
        name="by"
        label={t("figures.form.by")}
        value={request.by}
        options={PARTINGS.map((value) => ({ value, label: t(`figures.partings.${value}`) }))}
      />
      <Button variant="secondary">{t("figures.form.show")}</Button>
      <a href={`/${t.locale}/staff/figures/csv?${address}`}>{t("figures.form.csv")}</a>
    </form>
  );
}
