import { seeOther, type Visit } from "@/app/_server/visit";
import { Checkboxes, Radios } from "@/app/_ui/choice-list";
import { TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { answerAge } from "@/lib/reports/answer-age";
import type { DraftAnswers } from "@/lib/reports/draft";
import { contactSchema } from "@/lib/reports/schema";
import { type FieldsProps, journeyRoute } from "../_journey/journey-route";
import { listOf, type Typed, textOf } from "../_journey/typed";
import { errorAt, fieldWords } from "../_journey/words";

/** Whoever says to be under 14 goes to a guardian first: nothing that stands in the other fields is kept (T15). */
async function toGuardian(visit: Visit, typed: Typed, { guardian }: DraftAnswers): Promise<Response | null> {
  const said = textOf(typed, "under14");
  if (guardian?.agreed || (said !== "yes" && !guardian)) return null;
  const under14 = said !== "no"; // while a guardian is waited for, only a plain no takes it back
  await answerAge(visit.token, under14);
  return under14 ? seeOther(visit, "/report/guardian") : null;
}

function AgeQuestion({ visit: { t }, typed, answers }: FieldsProps) {
  if (answers.guardian?.agreed) return <Notice>{t("children.age.agreed")}</Notice>;
  return (
    <Radios
      name="under14"
      legend={t("children.age.question")}
      hint={t("children.age.hint")}
      choices={[
        { value: "no", label: t("children.age.no") },
        { value: "yes", label: t("children.age.yes") },
      ]}
      value={textOf(typed, "under14") || (answers.guardian ? "yes" : "no")}
    />
  );
}

function Fields(props: FieldsProps) {
  const { visit, typed, errors } = props;
  const { t } = visit;
  const field = (name: string) => ({
    name,
    ...fieldWords(t, `contact.${name}`),
    optionalLabel: t("ui.optional"),
    value: textOf(typed, name),
    error: errorAt(errors, name),
  });
  const choices = [
    { value: "none", label: t("report.contact.none") },
    { value: "email", label: t("report.contact.emailChoice") },
    { value: "phone", label: t("report.contact.phoneChoice") },
  ];
  const updates = [{ value: "yes", label: t("report.contact.updatesChoice"), hint: t("report.contact.updatesHint") }];
  return (
    <>
      <h1>{t("report.contact.title")}</h1>
      <p>{t("report.contact.lead")}</p>
      <AgeQuestion {...props} />
      <Radios
        name="contactKind"
        legend={t("report.contact.contactKind.label")}
        choices={choices}
        value={textOf(typed, "contactKind")}
        error={errorAt(errors, "contactKind")}
      />
      <TextField {...field("email")} type="email" inputMode="email" autoComplete="email" spellCheck={false} />
      <TextField {...field("phone")} type="tel" inputMode="tel" autoComplete="tel" width="medium" />
      <Checkboxes
        name="updates"
        legend={t("report.contact.updates.label")}
        choices={updates}
        values={listOf(typed, "updates")}
        error={errorAt(errors, "updates")}
      />
      <p className="hint">{t("report.contact.sealed")}</p>
    </>
  );
}

export const { GET, POST } = journeyRoute({
  step: "contact",
  texts: ["under14", "contactKind", "email", "phone"],
  lists: ["updates"],
  schema: () => contactSchema,
  typedFrom: ({ contactKind, contact, updates }) => ({
    contactKind,
    [contactKind]: contact,
    updates: updates ? ["yes"] : [],
  }),
  Fields,
  instead: toGuardian,
});
