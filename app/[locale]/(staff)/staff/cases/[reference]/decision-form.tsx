import { randomUUID } from "node:crypto";
import type { ReactElement, ReactNode } from "react";
import { assetAddress } from "@/app/_server/assets";
import { PREVIEW_FIELD } from "@/app/_server/preview-token";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import type { Action, Step } from "@/lib/cases/step";
import type { State, TrackKind } from "@/lib/cases/track";
import type { Translator } from "@/lib/i18n/translator";
import { DecisionFields } from "./decision-fields";
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
      <DecisionFields form={props} error={error} />
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
      <div data-until-previewed="">
        <Button name="do" value="preview" keys="s">
          {t("staffCase.decide.preview")}
        </Button>
      </div>
      <div data-live="" data-once-previewed="" hidden>
        <p className="muted" role="status">
          {t("desk.live")}
        </p>
        <div data-letter="" data-field={PREVIEW_FIELD} />
        <SendButtons t={t} />
      </div>
      <script type="module" src={assetAddress("decision.js")} />
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
