import type { ReactElement, ReactNode } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { SelectField } from "@/app/_ui/select-field";
import { actName, type BulkAct, bulkActs, stepInBulk } from "@/lib/cases/bulk/bulk-act";
import { type Colleague, workingStaff } from "@/lib/cases/desk-of-case";
import { offerReplies } from "@/lib/cases/replies/read-replies";
import { POSITIONS } from "@/lib/cases/track";
import type { Translator } from "@/lib/i18n/translator";
import { DecisionFields } from "../cases/[reference]/decision-fields";
import { DeskFields } from "../cases/[reference]/desk-form";
import { type OfferedReplies, type Picked, ReplyPicker } from "../cases/[reference]/reply-picker";
import { situationOf } from "../cases/[reference]/reply-situation";
import { knownVariables } from "../templates/reply-words";
import type { BulkInput } from "./bulk-input";
import { actWords } from "./bulk-words";

export type BulkProblem = { field: string; reason: string };
/** What is wrong with what was typed, and what came of choosing a reply. */
export type BulkAsked = { problem?: BulkProblem; picked?: Picked };
type Shown = { visit: StaffVisit; input: BulkInput; problem: BulkProblem | null };

/** What is to be done with the chosen rows, asked as for a single case; leads to the preview. */
export async function bulkFormPage(visit: StaffVisit, input: BulkInput, asked: BulkAsked = {}): Promise<Response> {
  const { problem = null } = asked;
  const { t } = visit;
  const { act } = input;
  const title = act ? actWords(t, act) : t("bulk.title");
  const colleagues = act?.kind === "assign" ? await workingStaff(visit.staff) : [];
  const offered = await repliesFor(visit, input);
  return staffPage(visit, {
    title,
    status: problem ? 422 : 200,
    error: problem !== null,
    current: "bulk",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <p>{t("bulk.form.chosen", { count: input.trackIds.length })}</p>
        <BulkForm visit={visit} input={input} problem={problem} colleagues={colleagues}>
          {offered ? <Replies t={t} input={input} offered={offered} picked={asked.picked} /> : null}
        </BulkForm>
        <p>
          <a href={here(visit, `/staff${input.list ? `?${input.list}` : ""}`)}>{t("bulk.backToList")}</a>
        </p>
      </div>
    ),
  });
}

type FormProps = Shown & { colleagues: readonly Colleague[]; children: ReactNode };

/** `children` stand last: whoever writes by the keyboard alone need not step over them. */
function BulkForm({ visit, input, problem, colleagues, children }: FormProps): ReactElement {
  const { t } = visit;
  const message = problem && problemWords(t, input.act, problem);
  return (
    <form method="post" action={visit.url.pathname} className="decision-form" data-digits="" noValidate>
      <ErrorSummary
        title={t("ui.errorTitle")}
        errors={problem && message ? [{ fieldId: problem.field, message }] : []}
      />
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <Carried input={input} />
      {input.act ? (
        <ActFields t={t} act={input.act} input={input} problem={problem} colleagues={colleagues} />
      ) : (
        <ActField visit={visit} error={message ?? undefined} />
      )}
      <Button name={BUTTON_FIELD} value={input.act ? "preview" : "change"} keys="s">
        {t(input.act ? "bulk.form.preview" : "bulk.form.next")}
      </Button>
      {children}
    </form>
  );
}

type RepliesProps = { t: Translator; input: BulkInput; offered: OfferedReplies; picked: Picked | undefined };

/** Replies to begin with, as for a single case; what stands in braces is filled in case by case. */
function Replies({ t, input, offered, picked }: RepliesProps): ReactElement {
  const words = { hint: t("bulk.letters.hint"), done: t("bulk.letters.filled") };
  return <ReplyPicker {...{ t, offered, picked, words }} prefix="bulk" used={input.typed.reply} />;
}

/** Those made for what is ordered first; null where nothing is written to anybody. */
async function repliesFor({ staff }: StaffVisit, { act, typed }: BulkInput): Promise<OfferedReplies | null> {
  const step = act?.kind === "decide" ? stepInBulk(act.track, act.action) : null;
  if (act?.kind !== "decide" || !step) return null;
  return offerReplies(staff, situationOf({ ...act, step, behaviour: "" }, typed.ground));
}

/** The rows and the list, from page to page. */
export function Carried({ input }: { input: BulkInput }): ReactElement {
  return (
    <>
      <input type="hidden" name="list" value={input.list} />
      {input.act ? <input type="hidden" name="act" value={actName(input.act)} /> : null}
      {input.trackIds.map((id) => (
        <input key={id} type="hidden" name="track" value={id} />
      ))}
    </>
  );
}

function ActField({ visit: { t, staff }, error }: { visit: StaffVisit; error: string | undefined }): ReactElement {
  const options = bulkActs(staff.permissions, POSITIONS).map((act) => ({
    value: actName(act),
    label: actWords(t, act),
  }));
  return (
    <SelectField
      name="act"
      label={t("bulk.bar.act")}
      placeholder={t("bulk.bar.choose")}
      options={options}
      error={error}
    />
  );
}

type ActFieldsProps = {
  t: Translator;
  act: BulkAct;
  input: BulkInput;
  problem: BulkProblem | null;
  colleagues: readonly Colleague[];
};

function ActFields({ t, act, input, problem, colleagues }: ActFieldsProps): ReactElement | null {
  const { typed } = input;
  if (act.kind !== "decide") {
    const { until, ...rest } = typed;
    const shown = until ? typed : rest;
    return <DeskFields t={t} kind={act.kind} typed={shown} problem={problem ?? undefined} colleagues={colleagues} />;
  }
  const step = stepInBulk(act.track, act.action);
  const error = (field: string) => (problem?.field === field ? problemWords(t, act, problem) : undefined);
  return step && <DecisionFields form={{ t, step, typed }} error={error} />;
}

function problemWords(t: Translator, act: BulkAct | null, { reason }: BulkProblem): string {
  if (!act) return t("bulk.problems.act_missing");
  if (reason === "unknown_variable") return t("bulk.problems.unknown_variable", { known: knownVariables(t) });
  return t(`${act.kind === "decide" ? "staffCase" : "desk"}.problems.${reason}`);
}
