import type { ReactElement } from "react";
import { Checkboxes } from "@/app/_ui/choice-list";
import type { NamedRole } from "@/lib/access/role-book";
import { ROLES } from "@/lib/access/roles";
import type { Translator } from "@/lib/i18n/translator";

/** Which roles a person is to have, each with what it may do. */
export function RoleChoices(props: {
  t: Translator;
  /** Further roles, which administrators of the organisation made. */
  named: readonly NamedRole[];
  chosen: readonly string[];
  error?: string | undefined;
}): ReactElement {
  const { t } = props;
  const house = ROLES.map((role) => ({
    value: role,
    label: t(`access.roles.${role}`),
    hint: t(`access.roleDoes.${role}`),
  }));
  const own = props.named.map(({ id, name, permissions }) => ({
    value: id,
    label: name,
    hint: permissions.map((one) => t(`roles.permissions.${one.replaceAll(":", "_")}`)).join(t("access.listSeparator")),
  }));
  return (
    <Checkboxes
      name="roles"
      legend={t("access.people.roles")}
      choices={[...house, ...own]}
      values={props.chosen}
      error={props.error}
    />
  );
}
