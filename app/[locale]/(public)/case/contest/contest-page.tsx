import { publicPage } from "@/app/_server/public-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { ReporterVisit } from "@/app/_server/reporter";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { TextArea } from "@/app/_ui/text-area";
import type { TrackKind } from "@/lib/cases/track";
import { ruleFor } from "@/lib/clocks/rules";
import { periodWords } from "@/lib/i18n/period-words";
import type { Lane } from "@/lib/reports/case-timeline";

export type Objection = { track: TrackKind; reasons: string; error?: string; refused?: boolean };

/** One objection a track: what it means, by when we answer, and the reasons. */
export function contestPage({ visit }: ReporterVisit, objection: Objection): Promise<Response> {
  const { t } = visit;
  const { track, reasons, error, refused } = objection;
  const title = t(`case.contest.title.${track}`);
  const rule = ruleFor("answer_contest", new Date());
  return publicPage(visit, {
    title,
    back: "/case/status",
    status: refused ? 409 : error ? 422 : 200,
    error: error !== undefined,
    children: (
      <>
        {error ? <ErrorSummary title={t("ui.errorTitle")} errors={[{ fieldId: "reasons", message: error }]} /> : null}
        {refused ? (
          <Notice tone="warning" live>
            {t("case.contest.refused")}
          </Notice>
        ) : null}
        <h1>{title}</h1>
        <p>{t("case.contest.lead")}</p>
        {rule ? <p>{t("case.contest.clock", { period: periodWords(t, rule.length) })}</p> : null}
        <form method="post" noValidate={true}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <input type="hidden" name="track" value={track} />
          <TextArea
            name="reasons"
            label={t("case.contest.reasons")}
            hint={t("case.contest.reasonsHint")}
            error={error}
            value={reasons}
            rows={8}
          />
          <p className="hint">{t("case.contest.evidenceHint")}</p>
          <Button>{t("case.contest.confirm")}</Button>
        </form>
      </>
    ),
  });
}

/** Why there is no form: the one objection was used, or there is nothing to object to. */
export function noContestPage({ visit }: ReporterVisit, { track, telling }: Lane): Promise<Response> {
  const { t } = visit;
  const title = t(`case.contest.title.${track}`);
  return publicPage(visit, {
    title,
    back: "/case/status",
    children: (
      <>
        <h1>{title}</h1>
        <Notice>{telling.contest ? t(`cases.${telling.contest}`) : t("case.contest.nothing")}</Notice>
      </>
    ),
  });
}
