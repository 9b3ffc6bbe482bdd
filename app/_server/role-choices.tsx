import type { ReactElement } from "react";
import { Checkboxes } from "@/app/_ui/choice-list";
import { ROLES } from "@/lib/access/roles";
import type { Translator } from "@/lib/i18n/translator";

/** Which roles a person is to have, each with what it may do. */
export function RoleChoices(props: {
  t: Translator;
  chosen: readonly string[];
  error?: string | undefined;
}): ReactElement {
  const { t } = props;
  const choices = ROLES.map((role) => ({
    value: role,
    label: t(`access.roles.${role}`),
    hint: t(`access.roleDoes.${role}`),
  }));
  return (
    <Checkboxes
      name="roles"
      legend={t("access.people.roles")}
      choices={choices}
      values={props.chosen}
      error={props.error}
    />
  );
}
