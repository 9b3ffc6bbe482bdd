import type { ReactElement } from "react";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import type { NamedRole } from "@/lib/access/role-book";
import type { Translator } from "@/lib/i18n/translator";
import { BUTTON_FIELD, TOKEN_FIELD } from "./read-form";
import { RoleChoices } from "./role-choices";

/** Changes a person's roles. */
export function RoleForm(props: {
  t: Translator;
  formToken: string;
  action: string;
  named: readonly NamedRole[];
  chosen: readonly string[];
  /** What the person held when the page was made; see rolesSeen. */
  seen: string;
  error?: string | undefined;
}): ReactElement {
  const { t, error } = props;
  return (
    <form method="post" action={props.action}>
      <ErrorSummary title={t("ui.errorTitle")} errors={error ? [{ fieldId: "roles", message: error }] : []} />
      <input type="hidden" name={TOKEN_FIELD} value={props.formToken} />
      <input type="hidden" name="seen" value={props.seen} />
      <RoleChoices t={t} named={props.named} chosen={props.chosen} error={error} />
      <p className="hint">{t("access.people.rolesEnd")}</p>
      <Button name={BUTTON_FIELD} value="roles">
        {t("access.people.saveRoles")}
      </Button>
    </form>
  );
}
