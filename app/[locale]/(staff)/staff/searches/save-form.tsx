import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { TextField } from "@/app/_ui/field";
import type { Translator } from "@/lib/i18n/translator";

export const SAVE_FIELDS = ["list", "name", "shared"] as const;

type Typed = { list: string; name?: string; shared?: boolean };

/** Keeps a list of the queue under a name. */
export function SaveForm(props: {
  t: Translator;
  formToken: string;
  typed: Typed;
  error?: string | undefined;
}): ReactElement {
  const { t, typed, error } = props;
  return (
    <StaffForm
      t={t}
      formToken={props.formToken}
      action={`/${t.locale}/staff/searches/save`}
      button={t("searches.save.button")}
      errors={error ? [{ fieldId: "name", message: error }] : []}
    >
      <input type="hidden" name="list" value={typed.list} />
      <TextField
        name="name"
        label={t("searches.save.name")}
        hint={t("searches.save.nameHint")}
        value={typed.name}
        error={error}
        autoComplete="off"
      />
      <Shared t={t} shared={typed.shared ?? false} />
    </StaffForm>
  );
}

/** Whether colleagues find it, too. */
export function Shared({ t, shared }: { t: Translator; shared: boolean }): ReactElement {
  return (
    <label className="filter-check">
      <input type="checkbox" name="shared" value="1" defaultChecked={shared} /> {t("searches.save.shared")}
    </label>
  );
}
