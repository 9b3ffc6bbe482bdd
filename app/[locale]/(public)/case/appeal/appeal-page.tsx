import { publicPage } from "@/app/_server/public-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { ReporterVisit } from "@/app/_server/reporter";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { TextArea } from "@/app/_ui/text-area";
import { longDate } from "@/lib/i18n/dates";
import type { ReportersMark } from "@/lib/reports/read-mark";

type Appeal = { mark: ReportersMark; reasons: string; error?: string; refused?: boolean };

/** What the mark says and means, and the one appeal against it. */
export function appealPage({ visit }: ReporterVisit, { mark, reasons, error, refused }: Appeal): Promise<Response> {
  const { t, locale } = visit;
  const given = (words: string) => <blockquote>{words}</blockquote>;
  return publicPage(visit, {
    title: t("badFaith.reporter.title"),
    back: "/case/status",
    status: refused ? 409 : error ? 422 : 200,
    error: error !== undefined,
    children: (
      <>
        {error ? <ErrorSummary title={t("ui.errorTitle")} errors={[{ fieldId: "reasons", message: error }]} /> : null}
        {refused ? (
          <Notice tone="warning" live>
            {t("badFaith.reporter.used")}
          </Notice>
        ) : null}
        <h1>{t("badFaith.reporter.title")}</h1>
        <p>{t(`badFaith.reporter.says.${mark.standing}`)}</p>
        <p>{t("badFaith.reporter.ground", { ground: t(`approvals.purposes.${mark.ground}`) })}</p>
        {given(mark.reason)}
        <p>{t("badFaith.reporter.means", { date: longDate(locale, mark.expiresAt) })}</p>
        {mark.appeal ? (
          <>
            <h2>{t("badFaith.reporter.yours")}</h2>
            {given(mark.appeal)}
          </>
        ) : null}
        {mark.answer ? (
          <>
            <h2>{t("badFaith.reporter.answer")}</h2>
            {given(mark.answer)}
          </>
        ) : null}
        {mark.standing === "in_force" ? (
          <form method="post" noValidate={true}>
            <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
            <TextArea
              name="reasons"
              label={t("badFaith.reporter.reasons")}
              hint={t("badFaith.reporter.reasonsHint")}
              error={error}
              value={reasons}
              rows={8}
            />
            <Button>{t("badFaith.reporter.appeal")}</Button>
          </form>
        ) : null}
        {refused && reasons ? given(reasons) : null}
      </>
    ),
  });
}
