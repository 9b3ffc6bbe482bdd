import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import type { FieldAnswer, FieldProblem } from "@/lib/evidence/confirm-fields";
import type { FieldView, ReadingView } from "@/lib/evidence/reading-view";
import { dateTime, wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

export type Typed = {
  answers: readonly FieldAnswer[];
  problems: readonly { position: number; problem: FieldProblem }[];
};

type Props = { t: Translator; formToken: string; at: string; view: ReadingView; typed?: Typed | undefined };

/** What the machine read, field by field, each to be confirmed or called wrong; nothing is chosen beforehand. */
export function FieldsForm({ t, formToken, at, view, typed }: Props): ReactElement {
  const open = view.fields.filter(({ value }) => value !== null);
  const covered = view.fields.length - open.length;
  return (
    <form method="post" action={`${at}/fields`} noValidate data-fields="">
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <div className="actions" data-with-script="" hidden>
        <button type="button" className="button secondary" data-step="-1" aria-keyshortcuts="p">
          {t("reading.previous")} <kbd>p</kbd>
        </button>
        <button type="button" className="button secondary" data-step="1" aria-keyshortcuts="n">
          {t("reading.next")} <kbd>n</kbd>
        </button>
        <button type="button" className="button secondary" data-confirm-all="" disabled>
          {t("reading.confirmAll")}
        </button>
        <p className="hint" data-left="" data-words={t("reading.left", { n: "{n}" })} />
      </div>
      {open.map((field) => (
        <FieldRow key={field.position} t={t} field={field} typed={typed} />
      ))}
      {covered > 0 ? <p className="muted">{t("reading.covered", { n: covered })}</p> : null}
      {open.length > 0 ? <Button keys="s">{t("reading.save")}</Button> : null}
    </form>
  );
}

const VERDICTS = ["confirmed", "wrong", "later"] as const;

function FieldRow({ t, field, typed }: { t: Translator; field: FieldView; typed: Typed | undefined }): ReactElement {
  const { position, name, confidence, said } = field;
  const answer = typed?.answers.find((one) => one.position === position);
  const problem = typed?.problems.find((one) => one.position === position)?.problem;
  const value = answer?.value ?? said?.value ?? field.value ?? "";
  const chosen = answer?.verdict ?? "later";
  const control = {
    id: `value-${position}`,
    name: `value-${position}`,
    defaultValue: value,
    "aria-label": t(`reading.fields.${name}`),
    "aria-invalid": problem ? (true as const) : undefined,
    "aria-describedby": problem ? `problem-${position}` : undefined,
  };
  return (
    <fieldset className={problem ? "read-field field bad" : "read-field field"} data-field={position}>
      <legend>
        {t(`reading.fields.${name}`)}{" "}
        <a href={`#box-${position}`} className="hint">
          {t("reading.where", { sure: wholeNumber(t.locale, Math.round(confidence * 100)) })}
        </a>
      </legend>
      {problem ? (
        <p className="error" id={`problem-${position}`}>
          {t(`reading.problems.${problem}`)}
        </p>
      ) : null}
      {value.length > 40 ? <textarea rows={3} {...control} /> : <input type="text" {...control} />}
      <div className="read-verdicts">
        {VERDICTS.map((verdict) => (
          <label key={verdict}>
            <input type="radio" name={`verdict-${position}`} value={verdict} defaultChecked={verdict === chosen} />
            {t(`reading.verdicts.${verdict}`)}
          </label>
        ))}
      </div>
      {said ? (
        <p className="hint">
          {t(`reading.said.${said.verdict}`, { name: said.by, time: dateTime(t.locale, said.at) })}
        </p>
      ) : null}
    </fieldset>
  );
}
