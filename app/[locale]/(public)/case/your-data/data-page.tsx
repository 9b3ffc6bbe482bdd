import type { ReactElement } from "react";
import { publicPage } from "@/app/_server/public-page";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { ReporterVisit } from "@/app/_server/reporter";
import { here, type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Radios } from "@/app/_ui/choice-list";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { TextArea } from "@/app/_ui/text-area";
import { REQUEST_KINDS, requestRule } from "@/lib/cases/data-requests/data-request";
import { longDate } from "@/lib/i18n/dates";
import { periodWords } from "@/lib/i18n/period-words";
import { type OwnDataRequest, ownDataRequests } from "@/lib/reports/own-data-requests";
import type { Problem } from "@/lib/reports/read-step";
import { COPY_FORMS } from "@/lib/reports/take-own-copy";
import { RequestState, requestDate } from "../status/data-section";
import { Lines } from "../status/lines";

export type TypedRequest = { kind: string; body: string };
type Asking = { typed: TypedRequest; problems: readonly Problem[]; status?: number };

/** What the reporter may ask about their data, what they asked, and what was answered. */
export async function dataPage({ visit, session }: ReporterVisit, asking: Asking): Promise<Response> {
  const { t } = visit;
  const requests = await ownDataRequests(session);
  const errors = asking.problems.map(({ field, reason, values }) => ({
    fieldId: field === "words" ? "body" : "kind",
    message: t(`dataRights.problems.${reason}`, values),
  }));
  return publicPage(visit, {
    title: t("dataRights.title"),
    back: "/case/status",
    status: asking.status ?? 200,
    error: errors.length > 0,
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        {visit.url.searchParams.get("done") === "asked" ? (
          <Notice tone="success" live>
            {t("dataRights.done")}
          </Notice>
        ) : null}
        <h1>{t("dataRights.title")}</h1>
        <Introduction visit={visit} />
        <h2>{t("dataRights.asked")}</h2>
        {requests.length === 0 ? <p className="empty">{t("dataRights.none")}</p> : null}
        <ol className="timeline">
          {requests.map((request) => (
            <RequestItem key={request.id} visit={visit} request={request} />
          ))}
        </ol>
        <h2>{t("dataRights.new")}</h2>
        <AskForm visit={visit} typed={asking.typed} errors={errors} />
      </>
    ),
  });
}

/** What can be asked, what needs no asking, and by when we answer. */
function Introduction({ visit }: { visit: Visit }): ReactElement {
  const { t } = visit;
  return (
    <>
      <p className="lead">{t("dataRights.lead")}</p>
      <p>
        <a href={here(visit, "/privacy")}>{t("pages.privacy.title")}</a>
      </p>
      <p>{t("dataRights.self")}</p>
      <ul>
        <li>
          <a href={here(visit, "/case/contact")}>{t("dataRights.selfContact")}</a>
        </li>
        <li>{t("dataRights.selfWithdraw")}</li>
      </ul>
      <p>{t("dataRights.period", { period: periodWords(t, requestRule(new Date()).length) })}</p>
    </>
  );
}

function RequestItem({ visit, request }: { visit: Visit; request: OwnDataRequest }): ReactElement {
  const { t, locale } = visit;
  const { kind, words, askedAt, answered, status, reopened } = request;
  return (
    <li className={answered ? "done" : "now"}>
      <p className="when">
        <time dateTime={askedAt.toISOString()}>{t("dataRights.on", { date: longDate(locale, askedAt) })}</time>
      </p>
      <p className="what">
        {t(`dataRights.kinds.${kind}.name`)} <RequestState visit={visit} request={request} />
      </p>
      <div className="detail">
        <p>{requestDate(visit, request)}</p>
        {reopened ? (
          <Notice tone="inset" title={t("dataRights.reopened.on", { date: longDate(locale, reopened.at) })}>
            {t(`dataRights.reopened.${reopened.because}`)}
          </Notice>
        ) : null}
        {!answered && status.overdue ? <p>{t("dataRights.overdue")}</p> : null}
        {words ? (
          <Notice tone="inset" title={t("dataRights.yourWords")}>
            <Lines text={words} />
          </Notice>
        ) : null}
        {answered ? <Answer visit={visit} kind={kind} answered={answered} /> : null}
        {kind === "copy" && answered?.outcome === "granted" ? <CopyForm visit={visit} request={request.id} /> : null}
      </div>
    </li>
  );
}

/** A form, not a link: no address loads it, and none is left in the history. */
function CopyForm({ visit, request }: { visit: Visit; request: string }): ReactElement {
  const { t } = visit;
  return (
    <form method="post" action={here(visit, "/case/your-data/copy")}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="request" value={request} />
      <div className="row">
        {COPY_FORMS.map((form) => (
          <Button key={form} name={BUTTON_FIELD} value={form} variant="secondary">
            {t(`dataRights.copy.forms.${form}`)}
          </Button>
        ))}
      </div>
    </form>
  );
}

type Answered = { visit: Visit; kind: string; answered: NonNullable<OwnDataRequest["answered"]> };

function Answer({ visit: { t }, kind, answered }: Answered): ReactElement {
  const { outcome, ground, words, undone } = answered;
  return (
    <>
      {ground ? <p>{t("dataRights.why", { ground: t(`dataRights.grounds.${ground}`) })}</p> : null}
      <Notice tone="inset" title={t("dataRights.theirWords")}>
        <Lines text={words} />
      </Notice>
      {undone ? <p>{t("dataRights.undone")}</p> : null}
      {outcome === "granted" && !undone ? <p>{t(`dataRights.means.${kind}`)}</p> : null}
    </>
  );
}

type FormProps = { visit: Visit; typed: TypedRequest; errors: readonly FieldError[] };

function AskForm({ visit, typed, errors }: FormProps): ReactElement {
  const { t } = visit;
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  const choices = REQUEST_KINDS.map((value) => ({
    value,
    label: t(`dataRights.kinds.${value}.label`),
    hint: t(`dataRights.kinds.${value}.hint`),
  }));
  return (
    <form method="post" action={here(visit, "/case/your-data")} noValidate={true}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <Radios name="kind" legend={t("dataRights.what")} choices={choices} value={typed.kind} error={errorOf("kind")} />
      <TextArea
        name="body"
        label={t("dataRights.words")}
        hint={t("dataRights.wordsHint")}
        value={typed.body}
        error={errorOf("body")}
      />
      <Button>{t("dataRights.send")}</Button>
    </form>
  );
}
