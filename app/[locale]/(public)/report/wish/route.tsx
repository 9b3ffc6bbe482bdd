import { Checkboxes, Radios } from "@/app/_ui/choice-list";
import { TextArea } from "@/app/_ui/text-area";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { ruleFor } from "@/lib/clocks/rules";
import { periodWords } from "@/lib/i18n/period-words";
import { WISHES, type Wish } from "@/lib/reports/draft";
import { wishSchema } from "@/lib/reports/schema";
import { CARES } from "@/lib/reports/seen-options";
import { type FieldsProps, journeyRoute } from "../_journey/journey-route";
import { listOf, textOf } from "../_journey/typed";
import { errorAt, fieldWords } from "../_journey/words";

/** The period each choice promises, from the rules in force today. */
function lengthOf(wish: Wish): ClockRule["length"] {
  const rule = ruleFor(wish === "complaint" ? "decide_acceptance" : "decide_filing", new Date());
  if (!rule) throw new Error("no rule in force");
  return rule.length;
}

function Fields({ visit, typed, errors }: FieldsProps) {
  const { t } = visit;
  const choices = WISHES.map((value) => ({
    value,
    label: t(`report.wish.${value}.label`),
    hint: t(`report.wish.${value}.hint`, { period: periodWords(t, lengthOf(value)) }),
  }));
  return (
    <>
      <Radios
        name="wish"
        legend={t("report.wish.title")}
        legendAs="page"
        choices={choices}
        value={textOf(typed, "wish")}
        error={errorAt(errors, "wish")}
      />
      <TextArea
        name="demand"
        {...fieldWords(t, "wish.demand")}
        value={textOf(typed, "demand")}
        error={errorAt(errors, "demand")}
        rows={3}
      />
      <Checkboxes
        name="care"
        legend={t("report.wish.care.label")}
        hint={t("report.wish.care.hint")}
        optionalLabel={t("ui.optional")}
        choices={CARES.map((value) => ({ value, label: t(`report.cares.${value}`) }))}
        values={listOf(typed, "care")}
        error={errorAt(errors, "care")}
      />
      <p className="hint">{t("report.wish.identity")}</p>
    </>
  );
}

export const { GET, POST } = journeyRoute({
  step: "wish",
  texts: ["wish", "demand"],
  lists: ["care"],
  schema: () => wishSchema,
  typedFrom: (answer) => ({ ...answer }),
  Fields,
});
