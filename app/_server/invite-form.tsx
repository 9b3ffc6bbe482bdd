import type { ReactElement } from "react";
import type { FieldError } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import type { NamedRole } from "@/lib/access/role-book";
import type { Translator } from "@/lib/i18n/translator";
import { RoleChoices } from "./role-choices";
import { StaffForm } from "./staff-form";

export type InviteAnswers = { name: string; email: string; roles: readonly string[] };

/** Invites a person: on the page of people, and again when something in it was wrong. */
export function InviteForm(props: {
  t: Translator;
  formToken: string;
  named: readonly NamedRole[];
  answers?: InviteAnswers | undefined;
  errors?: readonly FieldError[] | undefined;
}): ReactElement {
  const { t, answers, errors = [] } = props;
  const error = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <StaffForm
      t={t}
      formToken={props.formToken}
      action={`/${t.locale}/staff/people/invite`}
      button={t("access.invite.button")}
      errors={errors}
    >
      <TextField
        name="name"
        label={t("access.name")}
        hint={t("access.nameHint")}
        value={answers?.name}
        error={error("name")}
        autoComplete="off"
      />
      <TextField
        name="email"
        type="email"
        label={t("access.email")}
        value={answers?.email}
        error={error("email")}
        autoComplete="off"
      />
      <RoleChoices t={t} named={props.named} chosen={answers?.roles ?? []} error={error("roles")} />
    </StaffForm>
  );
}
