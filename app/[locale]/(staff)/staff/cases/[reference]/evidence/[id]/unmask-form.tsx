import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { SelectField } from "@/app/_ui/select-field";
import { UNMASK_PURPOSES } from "@/lib/evidence/unmask-evidence";
import type { Translator } from "@/lib/i18n/translator";

type Props = { t: Translator; formToken: string; at: string; error?: string | undefined };

/** The way to the picture without masks: closed, and opened only for a purpose that is put on record. */
export function UnmaskForm({ t, formToken, at, error }: Props): ReactElement {
  const options = UNMASK_PURPOSES.map((value) => ({ value, label: t(`reading.unmask.purposes.${value}`) }));
  return (
    <Details summary={t("reading.unmask.open")} open={error !== undefined}>
      <form method="post" action={`${at}/unmask`} noValidate>
        <input type="hidden" name={TOKEN_FIELD} value={formToken} />
        <SelectField
          name="purpose"
          label={t("reading.unmask.purpose")}
          hint={t("reading.unmask.hint")}
          options={options}
          placeholder={t("reading.unmask.choose")}
          error={error}
        />
        <Button variant="secondary">{t("reading.unmask.open")}</Button>
      </form>
    </Details>
  );
}
