import { Checkboxes, Radios } from "@/app/_ui/choice-list";
import { TextField } from "@/app/_ui/field";
import { contactSchema } from "@/lib/reports/schema";
import { type FieldsProps, journeyRoute } from "../_journey/journey-route";
import { listOf, textOf } from "../_journey/typed";
import { errorAt, fieldWords } from "../_journey/words";

function Fields({ visit, typed, errors }: FieldsProps) {
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
  texts: ["contactKind", "email", "phone"],
  lists: ["updates"],
  schema: () => contactSchema,
  typedFrom: ({ contactKind, contact, updates }) => ({
    contactKind,
    [contactKind]: contact,
    updates: updates ? ["yes"] : [],
  }),
  Fields,
});
