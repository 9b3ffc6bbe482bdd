import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import type { SearchFault } from "@/lib/cases/searches/saved-search";
import type { Translator } from "@/lib/i18n/translator";
import { Shared } from "./save-form";

export const CHANGE_FIELDS = ["name", "shared", "digest", "above"] as const;
export type ChangeTyped = { id: string; name: string; shared: boolean; digest: boolean; above: string };

type Props = { t: Translator; formToken: string; typed: ChangeTyped; fault?: SearchFault | undefined };

/** Name, sharing and alerts of an own search, with the button that forgets it. Ids carry the search's: a page has many. */
export function ChangeForm({ t, formToken, typed, fault }: Props): ReactElement {
  const { id } = typed;
  const inThreshold = fault === "above_unreadable";
  const message = fault ? t(`searches.faults.${fault}`) : undefined;
  const errors = message ? [{ fieldId: inThreshold ? `above-${id}` : `name-${id}`, message }] : [];
  return (
    <form method="post" action={`/${t.locale}/staff/searches/${id}`} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <TextField
        name="name"
        id={`name-${id}`}
        label={t("searches.save.name")}
        value={typed.name}
        error={inThreshold ? undefined : message}
        autoComplete="off"
      />
      <div className="actions">
        <Shared t={t} shared={typed.shared} />
        <label className="filter-check">
          <input type="checkbox" name="digest" value="1" defaultChecked={typed.digest} /> {t("searches.change.digest")}
        </label>
      </div>
      <TextField
        name="above"
        id={`above-${id}`}
        label={t("searches.change.above")}
        hint={t("searches.change.aboveHint")}
        inputMode="numeric"
        width="short"
        value={typed.above}
        error={inThreshold ? message : undefined}
        autoComplete="off"
      />
      <div className="actions">
        <Button name={BUTTON_FIELD} value="change">
          {t("searches.change.button")}
        </Button>
        <Button name={BUTTON_FIELD} value="delete" variant="warning">
          {t("searches.change.delete")}
        </Button>
      </div>
    </form>
  );
}
