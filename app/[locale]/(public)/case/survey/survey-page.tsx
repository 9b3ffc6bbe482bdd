import type { ReactElement, ReactNode } from "react";
import { publicPage } from "@/app/_server/public-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { ReporterVisit } from "@/app/_server/reporter";
import { here, type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Radios } from "@/app/_ui/choice-list";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { TextArea } from "@/app/_ui/text-area";
import type { Problem } from "@/lib/reports/read-step";
import { SURVEY_FIELDS, SURVEY_QUESTIONS, type SurveyRound } from "@/lib/reports/survey";

export type TypedSurvey = { readonly [field: string]: string };

function sentence({ t }: Visit, { field, reason, values }: Problem): string {
  const own = `survey.problems.${reason}`;
  const label = t(`survey.questions.${field}.label`);
  return t.has(own) ? t(own, { ...values, label }) : t("survey.problems.other");
}

function Questions({
  visit: { t },
  typed,
  errors,
}: {
  visit: Visit;
  typed: TypedSurvey;
  errors: readonly FieldError[];
}) {
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <>
      {SURVEY_FIELDS.map((field) => (
        <Radios
          key={field}
          name={field}
          legend={t(`survey.questions.${field}.label`)}
          choices={SURVEY_QUESTIONS[field].map((value) => ({ value, label: t(`survey.questions.${field}.${value}`) }))}
          value={typed[field]}
          error={errorOf(field)}
        />
      ))}
      <TextArea
        name="words"
        rows={2}
        label={t("survey.questions.words.label")}
        optionalLabel={t("ui.optional")}
        hint={t("survey.questions.words.hint")}
        value={typed.words ?? ""}
        error={errorOf("words")}
      />
    </>
  );
}

/** Three questions and one line, with what was typed and what is wrong with it. */
export function surveyPage(
  { visit }: ReporterVisit,
  { round, typed, problems }: { round: SurveyRound; typed: TypedSurvey; problems: readonly Problem[] },
): Promise<Response> {
  const { t } = visit;
  const errors = problems.map((problem) => ({ fieldId: problem.field, message: sentence(visit, problem) }));
  return publicPage(visit, {
    title: t("survey.title"),
    back: "/case/status",
    status: errors.length > 0 ? 422 : 200,
    error: errors.length > 0,
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <h1>{t("survey.title")}</h1>
        <p>{t(`survey.lead.${round}`)}</p>
        <p>{t("survey.anonymous")}</p>
        <form method="post" noValidate>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <input type="hidden" name="round" value={round} />
          <Questions visit={visit} typed={typed} errors={errors} />
          <Button>{t("survey.send")}</Button>
        </form>
      </>
    ),
  });
}

function BackToStatus({ visit }: { visit: Visit }): ReactElement {
  return (
    <p>
      <a href={here(visit, "/case/status")}>{visit.t("survey.back")}</a>
    </p>
  );
}

/** Said and done, or nothing to say. */
export function surveyWords({ visit }: ReporterVisit, what: "thanks" | "nothing"): Promise<Response> {
  const { t } = visit;
  const children: ReactNode = (
    <>
      <h1>{t(`survey.${what}.title`)}</h1>
      <p>{t(`survey.${what}.text`)}</p>
      <BackToStatus visit={visit} />
    </>
  );
  return publicPage(visit, { title: t(`survey.${what}.title`), back: "/case/status", children });
}
