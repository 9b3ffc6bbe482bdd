import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Checkboxes } from "@/app/_ui/choice-list";
import { DateField } from "@/app/_ui/date-field";
import { Details } from "@/app/_ui/details";
import { TextField } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-area";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { earliestDay } from "@/lib/enforcement/move-suit";
import type { StepField, TypedStep } from "@/lib/enforcement/step-facts";
import type { SuitMove } from "@/lib/enforcement/suit";
import { problemWords } from "../suit-words";
import type { Shown } from "./suit-outcome";

export const STEP_FIELDS = [
  "day",
  "court",
  "number",
  "to",
  "granted",
  "amount",
  "apologyIn",
  "words",
  "version",
] as const;

/** What is asked with each move, besides the day. */
const ASKED: Record<SuitMove, readonly Exclude<StepField, "day">[]> = {
  file: ["court", "number", "words"],
  note_told: ["to"],
  hear: [],
  decide: ["granted", "amount", "apologyIn", "words"],
  take_effect: [],
  note_judgment_told: ["to"],
  settle: ["words"],
  withdraw: ["words"],
};

/** What can be recorded now, one form each. */
export function SuitMoves(shown: Shown): ReactElement {
  const { visit, view } = shown;
  const { t } = visit;
  return (
    <section aria-labelledby="moves">
      <h2 id="moves">{t("suits.movesHeading")}</h2>
      {view.moves.length === 0 ? <p className="muted">{t("suits.noMoves")}</p> : null}
      {view.moves.map((move) => (
        <Details key={move} summary={t(`suits.moves.${move}`)} open={shown.outcome.step?.move === move}>
          <MoveForm shown={shown} move={move} />
        </Details>
      ))}
    </section>
  );
}

type FormProps = { shown: Shown; move: SuitMove };

function MoveForm({ shown, move }: FormProps): ReactElement {
  const { visit, view } = shown;
  const { t } = visit;
  return (
    <form method="post" action={here(visit, `/staff/suits/${view.id}/steps`)} noValidate>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="version" value={view.version} />
      {move === "file" && view.missing.length > 0 ? (
        <>
          <p>{t("suits.stillMissing")}</p>
          <ul>
            {view.missing.map((gap) => (
              <li key={gap}>{t(`suits.gaps.${gap}`)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <DateField {...fieldOf({ shown, move }, "day")} max={shanghaiDate(new Date())} />
      {ASKED[move].map((name) => (
        <MoveField key={name} shown={shown} move={move} name={name} />
      ))}
      <Button name={BUTTON_FIELD} value={move} variant={move === "withdraw" ? "warning" : undefined}>
        {t(`suits.moves.${move}`)}
      </Button>
    </form>
  );
}

function MoveField({ shown, move, name }: FormProps & { name: Exclude<StepField, "day"> }): ReactElement {
  const { t } = shown.visit;
  const field = fieldOf({ shown, move }, name);
  if (name === "words") return <TextArea {...field} rows={3} />;
  if (name !== "granted") return <TextField {...field} autoComplete="off" />;
  const { label: legend, value: _, ...rest } = field;
  const chosen = typedIn({ shown, move })?.granted ?? shown.view.claims;
  const choices = shown.view.claims.map((value) => ({ value, label: t(`suits.claims.${value}`) }));
  return <Checkboxes {...rest} legend={legend} choices={choices} values={chosen} />;
}

function typedIn({ shown: { outcome }, move }: FormProps): TypedStep | undefined {
  return outcome.step?.move === move ? outcome.step.typed : undefined;
}

function fieldOf(form: FormProps, name: StepField) {
  const { visit, view, outcome } = form.shown;
  const { t } = visit;
  const reason = outcome.step?.move === form.move ? outcome.step.problems[name] : undefined;
  const value = typedIn(form)?.[name];
  return {
    name,
    id: `${form.move}-${name}`,
    label: t(`suits.fields.${name}`),
    hint: hintOf(form, name),
    value: typeof value === "string" ? value : undefined,
    error: reason && problemWords(t, { field: name, reason, earliest: earliestDay(view, form.move) }),
  };
}

function hintOf({ shown: { visit, view }, move }: FormProps, name: StepField): string | undefined {
  const { t } = visit;
  if (name === "words" && view.state === "prepared")
    return t(`suits.hints.${move === "file" ? "wordsOptional" : "reason"}`);
  const key = `suits.hints.${name === "day" && move === "file" ? "fileDay" : name}`;
  return t.has(key) ? t(key) : undefined;
}
