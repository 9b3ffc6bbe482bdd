import type { ReactNode } from "react";
import { publicPage } from "@/app/_server/public-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { ProgressWords } from "@/app/_ui/progress-words";
import type { DraftAnswers } from "@/lib/reports/draft";
import { type JourneyStep, progressOf } from "@/lib/reports/journey";
import { backFrom, RETURN_FIELD, returnsToCheck } from "./open-step";

export type StepPage = {
  step: JourneyStep;
  answers: DraftAnswers;
  title: string;
  /** Fields, the page's heading among them. */
  children: ReactNode;
  errors?: readonly FieldError[];
  /** A second look is asked for; nothing is wrong. */
  sure?: boolean;
};

/** A page of the journey: where one is, what is wrong, the question, on. */
export function stepPage(visit: Visit, page: StepPage): Promise<Response> {
  const { t } = visit;
  const errors = page.errors ?? [];
  const form = visit.form ?? undefined;
  return publicPage(visit, {
    title: page.title,
    status: errors.length > 0 ? 422 : 200,
    error: errors.length > 0,
    back: backFrom(visit, page.step, page.answers, form),
    scripts: ["draft.js"],
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <ProgressWords text={t("ui.progress", progressOf(page.answers, page.step))} />
        <form method="post" action={visit.url.pathname} noValidate data-draft={page.step}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          {returnsToCheck(visit, form) ? <input type="hidden" name={RETURN_FIELD} value="check" /> : null}
          {page.sure ? <input type="hidden" name="sure" value="yes" /> : null}
          {page.children}
          <Button>{t("ui.continue")}</Button>
        </form>
        <p className="hint">{t("report.kept")}</p>
      </>
    ),
  });
}
