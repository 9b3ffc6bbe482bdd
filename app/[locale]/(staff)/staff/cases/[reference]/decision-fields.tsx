import type { ReactElement } from "react";
import { Radios } from "@/app/_ui/choice-list";
import { TextField } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-area";
import { groundsInOrder } from "@/lib/cases/routing/unit-grounds";
import type { Step } from "@/lib/cases/step";
import type { State } from "@/lib/cases/track";
import type { Translator } from "@/lib/i18n/translator";

type Words = Partial<Record<"ground" | "message" | "note" | "target", string>>;
type Asked = {
  t: Translator;
  step: Step<State>;
  /** Grounds recommended to the unit of the case, as `list.ground`: shown first. */
  suggested?: readonly string[] | undefined;
  typed?: Words | undefined;
};
type Props = { form: Asked; error: (field: string) => string | undefined };

/** What a step asks of whoever decides: its ground, where it goes, the words to the reporter, the note among staff. */
export function DecisionFields(props: Props): ReactElement {
  return (
    <>
      <GroundField {...props} />
      <TextFields {...props} />
    </>
  );
}

function GroundField({ form, error: errorAt }: Props): ReactElement | null {
  const { t, step, typed, suggested } = form;
  const list = step.ground;
  if (list === null) return null;
  const choices = groundsInOrder(list, suggested ?? []).map(({ ground, first }, index) => ({
    value: ground,
    label: (
      <>
        <kbd>{index + 1}</kbd> {t(`cases.grounds.${list}.${ground}.label`)}
        {first ? <span className="muted"> {t("rules.grounds.recommended")}</span> : null}
      </>
    ),
  }));
  return (
    <Radios
      name="ground"
      legend={t("staffCase.decide.ground")}
      hint={t("staffCase.decide.groundHint")}
      choices={choices}
      value={typed?.ground}
      error={errorAt("ground")}
    />
  );
}

function TextFields({ form, error }: Props): ReactElement {
  const { t, step, typed } = form;
  const optional = (need: string) => (need === "optional" ? t("ui.optional") : undefined);
  return (
    <>
      {step.target === "none" ? null : (
        <TextField
          name="target"
          label={t(`staffCase.decide.target.${step.target}`)}
          hint={t(`staffCase.decide.targetHint.${step.target}`)}
          value={typed?.target}
          error={error("target")}
          autoComplete="off"
        />
      )}
      <MessageField form={form} error={error} />
      {step.note.need === "none" ? null : (
        <TextArea
          name="note"
          rows={3}
          label={t("staffCase.decide.note")}
          hint={noteHint(t, step)}
          optionalLabel={optional(step.note.need)}
          value={typed?.note}
          error={error("note")}
        />
      )}
    </>
  );
}

function MessageField({ form, error }: Props): ReactElement | null {
  const { t, step, typed } = form;
  if (step.message === "none") return null;
  return (
    <TextArea
      name="message"
      label={t("staffCase.decide.message")}
      hint={t("staffCase.decide.messageHint")}
      optionalLabel={step.message === "optional" ? t("ui.optional") : undefined}
      value={typed?.message}
      error={error("message")}
    />
  );
}

function noteHint(t: Translator, { note }: Step<State>): string {
  const asked = note.need === "required" ? `${t(`cases.notes.${note.ask}`)} ` : "";
  return `${asked}${t("staffCase.decide.noteHint")}`;
}
