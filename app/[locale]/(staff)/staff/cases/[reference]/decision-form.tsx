import { randomUUID } from "node:crypto";
import type { ReactElement, ReactNode } from "react";
import { PREVIEW_FIELD } from "@/app/_server/preview-token";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { Radios } from "@/app/_ui/choice-list";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-area";
import { groundsInOrder } from "@/lib/cases/routing/unit-grounds";
import type { Action, Step } from "@/lib/cases/step";
import type { State, TrackKind } from "@/lib/cases/track";
import type { Translator } from "@/lib/i18n/translator";
import { SEND_NEXT } from "./next-case";
import { type OfferedReplies, type Picked, REPLY_FIELDS, ReplyPicker } from "./reply-picker";

/** Names of the form's fields, the only ones its route reads. */
export const DECISION_FIELDS = [
  "track",
  "version",
  "opened",
  "action",
  "ground",
  "message",
  "note",
  "target",
  "list",
  "once",
  ...REPLY_FIELDS,
] as const;
export type DecisionTyped = Partial<Record<(typeof DECISION_FIELDS)[number], string>>;

export type DecisionFormProps = {
  t: Translator;
  formToken: string;
  reference: string;
  track: TrackKind;
  /** The track as this page shows it. */
  version: number;
  state: State;
  action: Action;
  step: Step<State>;
  /** Grounds recommended to the unit of the case, as `list.ground`: shown first. */
  suggested?: readonly string[] | undefined;
  typed?: DecisionTyped | undefined;
  /** Replies to begin with, and what came of choosing one. */
  replies?: OfferedReplies | undefined;
  picked?: Picked | undefined;
  problem?: { field: "ground" | "message" | "note" | "target"; reason: string } | undefined;
};

/**
 * One step of one track: its ground, the words to the reporter, the note among staff. Leads to the preview. Replies to
 * begin with stand last: whoever writes by the keyboard alone need not step over them.
 */
export function DecisionForm(props: DecisionFormProps): ReactElement {
  const { t, track, action, step, problem } = props;
  const error = (field: string) => (problem?.field === field ? t(`staffCase.problems.${problem.reason}`) : undefined);
  const summary = problem ? [{ fieldId: problem.field, message: error(problem.field) ?? "" }] : [];
  return (
    <form
      className="decision-form"
      data-digits=""
      data-needs={needsOf(step)}
      method="post"
      action={`/${t.locale}/staff/cases/${props.reference}/decisions`}
      noValidate
    >
      <ErrorSummary title={t("ui.errorTitle")} errors={summary} />
      <input type="hidden" name={TOKEN_FIELD} value={props.formToken} />
      <input type="hidden" name="track" value={track} />
      <input type="hidden" name="version" value={props.version} />
      <input type="hidden" name="opened" value={props.state} />
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="list" value={props.typed?.list ?? ""} />
      <input type="hidden" name="once" value={props.typed?.once || randomUUID()} />
      <GroundField form={props} error={error("ground")} />
      <TextFields form={props} error={error} />
      {step.message === "none" ? (
        <Button name="do" value="send" keys="s">
          {t("staffCase.decide.record")}
        </Button>
      ) : (
        <>
          <Sending t={t} />
          <ReplyPicker
            t={t}
            prefix="decision"
            offered={props.replies}
            used={props.typed?.reply}
            picked={props.picked}
          />
        </>
      )}
    </form>
  );
}

/** What has to be filled in before there is something to preview. */
function needsOf({ ground, message, note, target }: Step<State>): string {
  const needs = { ground: ground !== null, message: message === "required", note: note.need === "required" };
  const named = Object.entries({ ...needs, target: target !== "none" }).filter(([, needed]) => needed);
  return named.map(([name]) => name).join(" ");
}

/** To the preview; where script has put it into this very form, send: nothing goes out that was not shown before. */
function Sending({ t }: { t: Translator }): ReactElement {
  return (
    <>
      <input type="hidden" name={PREVIEW_FIELD} defaultValue="" />
      <div data-until-previewed="">
        <Button name="do" value="preview" keys="s">
          {t("staffCase.decide.preview")}
        </Button>
      </div>
      <div data-live="" data-once-previewed="" hidden>
        <p className="muted" role="status">
          {t("desk.live")}
        </p>
        <div data-letter="" />
        <SendButtons t={t} />
      </div>
      <script type="module" src="/assets/decision.js" async />
    </>
  );
}

/** Send and stay, or send and go on with the next case of the list. */
export function SendButtons({ t, children }: { t: Translator; children?: ReactNode }): ReactElement {
  return (
    <div className="actions">
      <Button name="do" value="send" keys="s">
        {t("staffCase.preview.send")}
      </Button>
      <Button name="do" value={SEND_NEXT} keys="Shift+S">
        {t("desk.sendNext")}
      </Button>
      {children}
    </div>
  );
}

function GroundField({ form, error }: { form: DecisionFormProps; error: string | undefined }): ReactElement | null {
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
      error={error}
    />
  );
}

type TextProps = { form: DecisionFormProps; error: (field: string) => string | undefined };

function TextFields({ form, error }: TextProps): ReactElement {
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

function MessageField({ form, error }: TextProps): ReactElement | null {
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
