import type { ReactElement } from "react";
import { Radios } from "@/app/_ui/choice-list";
import { Details } from "@/app/_ui/details";
import { TextField } from "@/app/_ui/field";
import { FileField } from "@/app/_ui/file-field";
import { TextArea } from "@/app/_ui/text-area";
import { ACCEPTED_TYPES } from "@/lib/evidence/upload-slot";
import { LETTER_FIELDS, type LetterField, SENDER_KINDS } from "@/lib/reports/clue-letter";
import { type IntakeFormProps, LETTER_FILE, textIn } from "./intake-fields";

/** What a clue letter says about itself, and the letter as a file; only for letters of platforms and agencies. */
export function LetterGroup({ t, typed, errors }: IntakeFormProps): ReactElement {
  const errorAt = (name: string) => errors.find(({ fieldId }) => fieldId === name)?.message;
  const field = (name: LetterField, optional = true) => ({
    name,
    label: t(`intake.letter.fields.${name}`),
    hint: t.has(`intake.letter.hints.${name}`) ? t(`intake.letter.hints.${name}`) : undefined,
    value: textIn(typed, name),
    error: errorAt(name),
    optionalLabel: optional ? t("ui.optional") : undefined,
  });
  const { label: legend, ...kind } = field("senderKind", false);
  const used = LETTER_FIELDS.some((name) => textIn(typed, name) !== "" || errorAt(name)) || errorAt(LETTER_FILE);
  return (
    <Details summary={t("intake.letter.group")} open={Boolean(used) || textIn(typed, "channel") === "clue_letter"}>
      <p className="hint">{t("intake.letter.lead")}</p>
      <Radios
        {...kind}
        legend={legend}
        choices={SENDER_KINDS.map((value) => ({ value, label: t(`intake.letter.senders.${value}`) }))}
        columns
      />
      <TextField {...field("sender", false)} autoComplete="off" />
      <TextField {...field("senderReference")} autoComplete="off" />
      <TextField {...field("letterDate", false)} autoComplete="off" width="medium" />
      <TextArea {...field("letterShops")} rows={2} />
      <TextField {...field("ourReference")} autoComplete="off" width="medium" />
      <FileField
        name={LETTER_FILE}
        label={t("intake.letter.file")}
        hint={t("intake.letter.fileHint")}
        optionalLabel={t("ui.optional")}
        error={errorAt(LETTER_FILE)}
        accept={ACCEPTED_TYPES}
      />
    </Details>
  );
}
