import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { Checkboxes } from "@/app/_ui/choice-list";
import { TextField } from "@/app/_ui/field";
import { PERMISSIONS, type Permission } from "@/lib/access/roles";
import type { Translator } from "@/lib/i18n/translator";

export const ROLE_FIELDS = ["id", "version", "name", "permissions"] as const;
export type RoleTyped = { id: string; version: number; name: string; permissions: readonly string[] };
export type RoleErrors = { name?: string; permissions?: string };

/** A permission in words. */
export function permissionWords(t: Translator, permission: Permission): string {
  return t(`roles.permissions.${permission.replaceAll(":", "_")}`);
}

/** Name and permissions of a role of the administrators' own: a new one, or one that there is. */
export function RoleEditor(props: {
  t: Translator;
  formToken: string;
  typed?: RoleTyped | undefined;
  errors?: RoleErrors | undefined;
}): ReactElement {
  const { t, typed, errors = {} } = props;
  const id = (field: string) => `${field}-${typed?.id || "new"}`;
  const faults = Object.entries(errors).map(([field, message]) => ({ fieldId: id(field), message }));
  return (
    <StaffForm
      t={t}
      formToken={props.formToken}
      action={`/${t.locale}/staff/roles/save`}
      button={t(typed?.id ? "roles.save" : "roles.add")}
      errors={faults}
    >
      <input type="hidden" name="id" value={typed?.id ?? ""} />
      <input type="hidden" name="version" value={typed?.version ?? 0} />
      <TextField
        name="name"
        id={id("name")}
        label={t("roles.name")}
        hint={t("roles.nameHint")}
        value={typed?.name}
        error={errors.name}
        autoComplete="off"
      />
      <Checkboxes
        name="permissions"
        id={id("permissions")}
        legend={t("roles.may")}
        choices={PERMISSIONS.map((value) => ({ value, label: permissionWords(t, value) }))}
        values={typed?.permissions ?? []}
        error={errors.permissions}
        columns
      />
    </StaffForm>
  );
}
