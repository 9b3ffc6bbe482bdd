import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { EXTENSION_GROUNDS, type Extensible } from "@/lib/cases/extension";
import type { Translator } from "@/lib/i18n/translator";

export const EXTENSION_FIELDS = ["clock", "ground", "amount", "before"] as const;

type Props = {
  t: Translator;
  formToken: string;
  reference: string;
  clockId: string;
  extensible: Extensible;
  /** By how much the clock is extended already. */
  before: number;
  typed?: { ground: string; amount: string };
  errors?: { ground?: string; amount?: string };
};

/** A longer period: by how much, and for which reason on the list. */
export function ExtensionForm({
  t,
  formToken,
  reference,
  clockId,
  extensible,
  before,
  typed,
  errors,
}: Props): ReactElement {
  const { limit, unit } = extensible;
  return (
    <form method="post" action={`/${t.locale}/staff/cases/${reference}/clocks`} noValidate>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="clock" value={clockId} />
      <input type="hidden" name="before" value={before} />
      <TextField
        id={`amount-${clockId}`}
        name="amount"
        width="short"
        inputMode="numeric"
        label={t(`tracks.extend.amount.${unit}`)}
        hint={limit === null ? t("tracks.extend.collective") : t("tracks.extend.limit", { limit })}
        value={typed?.amount ?? String(limit ?? "")}
        error={errors?.amount}
      />
      <SelectField
        id={`ground-${clockId}`}
        name="ground"
        label={t("tracks.extend.ground")}
        hint={t("tracks.extend.hint")}
        placeholder={t("tracks.extend.choose")}
        value={typed?.ground}
        options={EXTENSION_GROUNDS.map((value) => ({ value, label: t(`cases.grounds.extension.${value}.label`) }))}
        error={errors?.ground}
      />
      <Button variant="secondary" name={BUTTON_FIELD} value="extend">
        {t("tracks.extend.button")}
      </Button>
    </form>
  );
}
