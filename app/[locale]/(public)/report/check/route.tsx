import { publicPage } from "@/app/_server/public-page";
import { errorPage, publicRoute } from "@/app/_server/public-route";
import { readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ProgressWords } from "@/app/_ui/progress-words";
import { SummaryList } from "@/app/_ui/summary-list";
import { progressOf } from "@/lib/reports/journey";
import { submissionPuzzle } from "@/lib/reports/submission-puzzle";
import { submitReport } from "@/lib/reports/submit-report";
import { backFrom, openStep } from "../_journey/open-step";
import { answerRows } from "./answer-rows";

export const GET = publicRoute(async (visit) => {
  const opened = await openStep(visit, "check");
  if (opened instanceof Response) return opened;
  const { answers, files } = opened;
  const { t } = visit;
  const words = {
    "data-solving": t("report.check.solving"),
    "data-solved": t("report.check.solved"),
    "data-sending": t("report.check.sending"),
  };
  return publicPage(visit, {
    title: t("report.check.title"),
    back: backFrom(visit, "check", answers),
    scripts: ["submit.js"],
    children: (
      <>
        <ProgressWords text={t("ui.progress", progressOf(answers, "check"))} />
        <h1>{t("report.check.title")}</h1>
        <SummaryList rows={answerRows(visit, answers, files)} />
        <form method="post" data-puzzle={await submissionPuzzle(visit.token)} {...words}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <input type="hidden" name="puzzle" />
          <p>{t("report.check.honest")}</p>
          <p>{t("report.check.after")}</p>
          <Button>{t("report.check.submit")}</Button>
          <p className="hint" role="status" />
        </form>
      </>
    ),
  });
});

export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, ["puzzle"]);
  const { token, locale, address } = visit;
  const result = await submitReport({ token, locale, address, puzzle: form.get("puzzle") });
  if (result.ok) return seeOther(visit, "/report/receipt");
  if (result.reason === "too_many") return errorPage(visit, "too_many", 429, { minutes: result.minutes });
  const opened = await openStep(visit, "check");
  return opened instanceof Response ? opened : seeOther(visit, "/report/check");
});
