import type { ReactElement } from "react";
import { TextField } from "@/app/_ui/field";
import type { Translator } from "@/lib/i18n/translator";
import { StaffForm } from "./staff-form";

type FormProps = { t: Translator; formToken: string; fault?: string | undefined };

function errorsOf({ t, fault }: FormProps): { fieldId: string; message: string }[] {
  if (!fault) return [];
  const fieldId = fault.startsWith("password_") ? "new_password" : "password";
  return [{ fieldId, message: t(`access.faults.${fault}`) }];
}

/** Changes one's own password. */
export function PasswordForm(props: FormProps): ReactElement {
  const { t } = props;
  const errors = errorsOf(props);
  const error = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <StaffForm
      t={t}
      formToken={props.formToken}
      action={`/${t.locale}/staff/account/password`}
      button={t("access.account.changePassword")}
      errors={errors}
    >
      <TextField
        name="password"
        type="password"
        label={t("access.currentPassword")}
        error={error("password")}
        autoComplete="current-password"
      />
      <TextField
        name="new_password"
        type="password"
        label={t("access.newPassword")}
        hint={t("access.passwordHint")}
        error={error("new_password")}
        autoComplete="new-password"
      />
    </StaffForm>
  );
}

/** Makes new recovery codes. Its field has an id of its own, since it shares a page with the other form. */
export function CodesForm(props: FormProps): ReactElement {
  const { t } = props;
  const errors = errorsOf(props).map((error) => ({ ...error, fieldId: "codes-password" }));
  return (
    <StaffForm
      t={t}
      formToken={props.formToken}
      action={`/${t.locale}/staff/account/codes`}
      button={t("access.account.newCodes")}
      errors={errors}
    >
      <TextField
        name="password"
        id="codes-password"
        type="password"
        label={t("access.currentPassword")}
        error={errors[0]?.message}
        autoComplete="current-password"
      />
    </StaffForm>
  );
}
