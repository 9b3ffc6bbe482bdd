import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { GroupedSelect } from "@/app/_ui/grouped-select";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { ADVISED_LISTS, GROUNDS, type GroundList, groundsOf } from "@/lib/cases/grounds";
import { TELLING_ACTIONS } from "@/lib/cases/replies/reply-fit";
import { TRACK_KINDS } from "@/lib/cases/track";
import type { Translator } from "@/lib/i18n/translator";
import { BEHAVIOURS } from "@/lib/reports/behaviour";
import { writtenVariable } from "./reply-words";

export const REPLY_FORM_FIELDS = [
  "id",
  "base",
  "name",
  "textZh",
  "textEn",
  "track",
  "action",
  "ground",
  "behaviour",
  "case",
] as const;
export type ReplyTyped = Record<(typeof REPLY_FORM_FIELDS)[number], string>;

type Props = {
  t: Translator;
  formToken: string;
  address: string;
  typed: ReplyTyped;
  errors: readonly FieldError[];
};

/** A reply in both languages, what it is for, and the case to preview it with. */
export function ReplyForm({ t, formToken, address, typed, errors }: Props): ReactElement {
  const error = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  const hint = t("replies.form.textHint", { example: writtenVariable(t, "case_number") });
  return (
    <form method="post" action={address} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="id" value={typed.id} />
      <input type="hidden" name="base" value={typed.base} />
      <TextField
        name="name"
        label={t("replies.form.name")}
        hint={t("replies.form.nameHint")}
        value={typed.name}
        error={error("name")}
        autoComplete="off"
      />
      {(["textZh", "textEn"] as const).map((name) => (
        <TextArea
          key={name}
          name={name}
          rows={8}
          label={t(`replies.form.${name}`)}
          hint={name === "textZh" ? hint : undefined}
          value={typed[name]}
          error={error(name)}
        />
      ))}
      <FitFields t={t} typed={typed} error={error} />
      <TextField
        name="case"
        width="code"
        label={t("replies.form.case")}
        hint={t("replies.form.caseHint")}
        optionalLabel={t("ui.optional")}
        value={typed.case}
        error={error("case")}
        autoComplete="off"
      />
      <div className="actions">
        <Button name={BUTTON_FIELD} value="save" keys="s">
          {t("replies.form.save")}
        </Button>
        <Button name={BUTTON_FIELD} value="preview" variant="secondary">
          {t("replies.form.preview")}
        </Button>
      </div>
    </form>
  );
}

type FitProps = { t: Translator; typed: ReplyTyped; error: (field: string) => string | undefined };

function FitFields({ t, typed, error }: FitProps): ReactElement {
  const lists = {
    track: TRACK_KINDS.map((value) => ({ value, label: t(`cases.tracks.${value}.label`) })),
    action: TELLING_ACTIONS.map((value) => ({ value, label: t(`cases.actions.${value}`) })),
    behaviour: BEHAVIOURS.map((value) => ({ value, label: t(`queue.behaviours.${value}`) })),
  };
  const select = (name: keyof typeof lists) => (
    <SelectField
      name={name}
      label={t(`replies.form.${name}`)}
      placeholder={t("replies.form.any")}
      value={typed[name]}
      options={lists[name]}
      error={error(name)}
    />
  );
  return (
    <fieldset>
      <legend>{t("replies.form.fit")}</legend>
      <p className="muted">{t("replies.form.fitHint")}</p>
      <div className="filters">
        {select("track")}
        {select("action")}
        <GroupedSelect
          name="ground"
          label={t("replies.form.ground")}
          placeholder={t("replies.form.any")}
          value={typed.ground}
          groups={LISTS.map((list) => ({
            label: t(`replies.lists.${list}`),
            options: groundsOf(list).map((ground) => ({
              value: `${list}.${ground}`,
              label: t(`cases.grounds.${list}.${ground}.label`),
            })),
          }))}
          error={error("ground")}
        />
        {select("behaviour")}
      </div>
    </fieldset>
  );
}

/** Those that turn the reporter away first: most replies are written for them. */
const LISTS = [...new Set<GroundList>([...ADVISED_LISTS, ...(Object.keys(GROUNDS) as GroundList[])])];
