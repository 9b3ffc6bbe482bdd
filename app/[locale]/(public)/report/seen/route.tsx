import { Checkboxes } from "@/app/_ui/choice-list";
import { TextField } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-area";
import { hasBranch } from "@/lib/reports/behaviour";
import type { DraftAnswers } from "@/lib/reports/draft";
import { seenSchema } from "@/lib/reports/schema";
import { DEMANDS, OFFERS } from "@/lib/reports/seen-options";
import { type FieldsProps, journeyRoute } from "../_journey/journey-route";
import { listOf, textOf } from "../_journey/typed";
import { errorAt, fieldWords } from "../_journey/words";

/** The kind was answered before this page opens. */
function kindOf(answers: DraftAnswers) {
  if (!answers.what) throw new Error("the kind comes first");
  return answers.what.kind;
}

function fieldOf({ visit, typed, errors }: FieldsProps, name: string) {
  const { t } = visit;
  const optionalLabel = name === "story" ? undefined : t("ui.optional");
  const error = errorAt(errors, name);
  return { name, ...fieldWords(t, `seen.${name}`), optionalLabel, error, value: textOf(typed, name) };
}

function choicesOf({ visit, typed, errors }: FieldsProps, name: "demands" | "offers") {
  const { t } = visit;
  const ids: readonly string[] = name === "demands" ? DEMANDS : OFFERS;
  const { label: legend, hint } = fieldWords(t, `seen.${name}`);
  const choices = ids.map((value) => ({ value, label: t(`report.${name}.${value}`) }));
  return { name, legend, hint, choices, values: listOf(typed, name), error: errorAt(errors, name), columns: true };
}

function Fields(props: FieldsProps) {
  const kind = kindOf(props.answers);
  return (
    <>
      <h1>{props.visit.t("report.seen.title")}</h1>
      <TextArea {...fieldOf(props, "story")} rows={6} />
      {hasBranch(kind, "review") ? (
        <>
          <TextArea {...fieldOf(props, "reviewText")} rows={3} />
          <TextField {...fieldOf(props, "reviewerNames")} autoComplete="off" />
        </>
      ) : null}
      {hasBranch(kind, "offer") ? (
        <>
          <Checkboxes {...choicesOf(props, "demands")} />
          <Checkboxes {...choicesOf(props, "offers")} />
          <TextField {...fieldOf(props, "offerAmount")} autoComplete="off" />
          <TextArea {...fieldOf(props, "contacts")} rows={2} />
        </>
      ) : null}
      <TextField {...fieldOf(props, "orderNumber")} autoComplete="off" />
    </>
  );
}

export const { GET, POST } = journeyRoute({
  step: "seen",
  texts: ["story", "reviewText", "reviewerNames", "offerAmount", "contacts", "orderNumber"],
  lists: ["demands", "offers"],
  schema: (answers) => seenSchema(kindOf(answers)),
  typedFrom: (answer) => ({ ...answer }),
  Fields,
});
