import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { ORGANISATION_KINDS } from "@/lib/access/organisation";
import type { Translator } from "@/lib/i18n/translator";

type FormProps<Field extends string> = {
  t: Translator;
  formToken: string;
  typed?: Partial<Record<Field, string>> | undefined;
  errors?: Partial<Record<Field, string>> | undefined;
};

const listed = (errors: Partial<Record<string, string>>, id: (field: string) => string) =>
  Object.entries(errors).map(([field, message]) => ({ fieldId: id(field), message: message ?? "" }));

/** Lets another organisation in. */
export function OrganisationForm({ t, formToken, typed, errors = {} }: FormProps<"name" | "kind">): ReactElement {
  const options = ORGANISATION_KINDS.map((value) => ({ value, label: t(`sharing.kinds.${value}`) }));
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/organisations/add`}
      button={t("organisations.add")}
      errors={listed(errors, (field) => field)}
    >
      <TextField
        name="name"
        label={t("organisations.name")}
        value={typed?.name}
        error={errors.name}
        autoComplete="off"
      />
      <SelectField
        name="kind"
        label={t("organisations.kind")}
        placeholder={t("sharing.choose")}
        options={options}
        value={typed?.kind}
        error={errors.kind}
      />
    </StaffForm>
  );
}

/** Invites an administrator into another organisation. */
export function AdministratorForm(props: FormProps<"name" | "email"> & { organisationId: string }): ReactElement {
  const { t, organisationId, typed, errors = {} } = props;
  const id = (field: string) => `${field}-${organisationId}`;
  return (
    <StaffForm
      t={t}
      formToken={props.formToken}
      action={`/${t.locale}/staff/organisations/${organisationId}/invite`}
      button={t("organisations.invite")}
      errors={listed(errors, id)}
    >
      <TextField
        name="name"
        id={id("name")}
        label={t("access.name")}
        value={typed?.name}
        error={errors.name}
        autoComplete="off"
      />
      <TextField
        name="email"
        id={id("email")}
        type="email"
        label={t("access.email")}
        value={typed?.email}
        error={errors.email}
        autoComplete="off"
      />
    </StaffForm>
  );
}
