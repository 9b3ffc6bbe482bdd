import type { ReactElement, ReactNode } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { Radios } from "@/app/_ui/choice-list";
import { DateField } from "@/app/_ui/date-field";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { TextArea } from "@/app/_ui/text-area";
import { ESCALATION_REASONS, HOLD_REASONS, LONGEST_HOLD } from "@/lib/cases/desk";
import type { Colleague } from "@/lib/cases/desk-of-case";
import { addWorkingDays } from "@/lib/clocks/calendar";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import type { Translator } from "@/lib/i18n/translator";
import { SEND_NEXT } from "./next-case";

export const DESK_KINDS = ["assign", "hold", "escalate", "answer"] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/** Where each form goes, and the fields that its route reads. `shown` is the state as its page showed it, in words. */
export const DESK_FORMS = {
  assign: { path: "assignments", fields: ["to", "seen", "shown", "list"] },
  hold: { path: "holds", fields: ["track", "version", "until", "reason", "note", "shown", "list"] },
  escalate: { path: "escalations", fields: ["track", "reason", "note", "shown", "list"] },
  answer: { path: "answers", fields: ["id", "answer", "shown", "list"] },
} as const;

export type DeskTyped = Readonly<Record<string, string>>;
export type DeskFormProps = {
  t: Translator;
  formToken: string;
  reference: string;
  kind: DeskKind;
  typed: DeskTyped;
  problem?: { field: string; reason: string } | undefined;
  colleagues?: readonly Colleague[];
  /** False on a case of another office, which says whose it is. */
  own?: boolean;
};

/** The form of one act of the desk; `s` sends it, digits choose. */
export function DeskForm(props: DeskFormProps): ReactElement {
  const { t, kind, typed, problem, own = true } = props;
  const shown = new Set(FIELDS_TO_SEE[kind]);
  const hidden = DESK_FORMS[kind].fields.filter((name) => !shown.has(name));
  const errors = problem ? [{ fieldId: problem.field, message: t(`desk.problems.${problem.reason}`) }] : [];
  return (
    <form
      method="post"
      action={`/${t.locale}/staff/cases/${props.reference}/${DESK_FORMS[kind].path}`}
      className="desk-form"
      data-digits=""
      noValidate
    >
      <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
      <input type="hidden" name={TOKEN_FIELD} value={props.formToken} />
      {hidden.map((name) => (
        <input key={name} type="hidden" name={name} value={typed[name] ?? ""} />
      ))}
      <DeskFields {...props} />
      <div className="actions">
        <Button name="do" value="send" keys="s">
          {t(`desk.${kind}.send`)}
        </Button>
        {kind === "hold" || kind === "escalate" ? (
          <Button name="do" value={SEND_NEXT} keys="Shift+S" variant="secondary">
            {t("desk.next", { act: t(`desk.${kind}.send`) })}
          </Button>
        ) : null}
        {kind === "answer" && own ? (
          <Button name="do" value="take" variant="secondary" keys="t">
            {t("desk.answer.take")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

const FIELDS_TO_SEE: Record<DeskKind, readonly string[]> = {
  assign: ["to"],
  hold: ["until", "reason", "note"],
  escalate: ["reason", "note"],
  answer: ["answer"],
};

type FieldsProps = Pick<DeskFormProps, "t" | "kind" | "typed" | "problem" | "colleagues">;

/** What an act of the desk asks. */
export function DeskFields(props: FieldsProps): ReactElement {
  const { t, kind } = props;
  if (kind === "assign") return <ColleagueField {...props} />;
  if (kind === "answer") return <WordsField {...props} name="answer" />;
  return (
    <>
      <ReasonField {...props} />
      {kind === "hold" ? <UntilField {...props} /> : null}
      <WordsField {...props} name="note" optionalLabel={t("ui.optional")} />
    </>
  );
}

type Named = FieldsProps & { name: string; optionalLabel?: string };

function errorAt({ t, problem }: FieldsProps, name: string): string | undefined {
  return problem?.field === name ? t(`desk.problems.${problem.reason}`) : undefined;
}

function numbered(index: number, label: ReactNode): ReactNode {
  return (
    <>
      {index < 9 ? <kbd>{index + 1}</kbd> : null} {label}
    </>
  );
}

function ColleagueField(props: FieldsProps): ReactElement {
  const { t, typed, colleagues = [] } = props;
  const people = colleagues.map(({ id, name }) => ({ value: id, label: name }));
  const choices = [...people, { value: "", label: t("desk.assign.toNobody") }];
  return (
    <Radios
      name="to"
      legend={t("desk.assign.to")}
      hint={t("desk.assign.hint")}
      choices={choices.map(({ value, label }, index) => ({ value, label: numbered(index, label) }))}
      value={typed.to}
      error={errorAt(props, "to")}
      columns
    />
  );
}

function ReasonField(props: FieldsProps): ReactElement {
  const { t, kind, typed } = props;
  const codes = kind === "hold" ? HOLD_REASONS : ESCALATION_REASONS;
  return (
    <Radios
      name="reason"
      legend={t(`desk.${kind}.reason`)}
      hint={t(`desk.${kind}.hint`)}
      choices={codes.map((value, index) => ({ value, label: numbered(index, t(`desk.${kind}.reasons.${value}`)) }))}
      value={typed.reason}
      error={errorAt(props, "reason")}
      columns
    />
  );
}

/** Three working days are asked for most; the field shows them so that one key less is typed. */
function UntilField(props: FieldsProps): ReactElement {
  const { t, typed } = props;
  const today = shanghaiDate(new Date());
  return (
    <DateField
      name="until"
      label={t("desk.hold.untilLabel")}
      hint={t("desk.hold.untilHint", { days: LONGEST_HOLD })}
      value={typed.until ?? addWorkingDays(today, 3)}
      min={addDays(today, 1)}
      max={addDays(today, LONGEST_HOLD)}
      error={errorAt(props, "until")}
    />
  );
}

function WordsField({ name, optionalLabel, ...form }: Named): ReactElement {
  const { t, kind, typed } = form;
  return (
    <TextArea
      name={name}
      rows={2}
      label={t(`desk.${kind}.words`)}
      hint={t("staffCase.decide.noteHint")}
      optionalLabel={optionalLabel}
      value={typed[name]}
      error={errorAt(form, name)}
    />
  );
}
