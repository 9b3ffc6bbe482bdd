import type { ReactElement } from "react";
import { publicPage } from "@/app/_server/public-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { ReporterVisit } from "@/app/_server/reporter";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Checkboxes, Radios } from "@/app/_ui/choice-list";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import type { Problem } from "@/lib/reports/read-step";

export type TypedContact = { contactKind: string; email: string; phone: string; updates: readonly string[] };

type FieldsProps = { visit: Visit; typed: TypedContact; errors: readonly FieldError[] };

function Fields({ visit: { t }, typed, errors }: FieldsProps): ReactElement {
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  const kinds = [
    { value: "none", label: t("case.contact.noneChoice") },
    { value: "email", label: t("case.contact.email") },
    { value: "phone", label: t("case.contact.phone") },
  ];
  return (
    <>
      <Radios
        name="contactKind"
        legend={t("case.contact.kind")}
        hint={t("case.contact.keep")}
        choices={kinds}
        value={typed.contactKind}
        error={errorOf("contactKind")}
      />
      <TextField
        name="email"
        type="email"
        autoComplete="off"
        label={t("case.contact.email")}
        value={typed.email}
        error={errorOf("email")}
      />
      <TextField
        name="phone"
        type="tel"
        autoComplete="off"
        width="medium"
        label={t("case.contact.phone")}
        value={typed.phone}
        error={errorOf("phone")}
      />
      <Checkboxes
        name="updates"
        legend={t("case.contact.updatesLabel")}
        choices={[{ value: "yes", label: t("case.contact.updatesChoice") }]}
        values={typed.updates}
      />
    </>
  );
}

/** The old address is not shown, only replaced or deleted. */
export function contactPage(
  { visit }: ReporterVisit,
  typed: TypedContact,
  problems: readonly Problem[],
): Promise<Response> {
  const { t } = visit;
  const errors = problems.map(({ field, reason, values }) => ({
    fieldId: field,
    message: t(`case.contact.problems.${reason}`, values),
  }));
  return publicPage(visit, {
    title: t("case.contact.title"),
    back: "/case/status",
    status: errors.length > 0 ? 422 : 200,
    error: errors.length > 0,
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <h1>{t("case.contact.title")}</h1>
        <p>{t("case.contact.lead")}</p>
        <form method="post" noValidate={true}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <Fields visit={visit} typed={typed} errors={errors} />
          <Button>{t("case.contact.save")}</Button>
        </form>
      </>
    ),
  });
}
