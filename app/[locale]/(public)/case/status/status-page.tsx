import type { ReactElement } from "react";
import { publicPage } from "@/app/_server/public-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { ReporterVisit } from "@/app/_server/reporter";
import { here, type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import { longDate } from "@/lib/i18n/dates";
import { lanesOf, takesEvidence } from "@/lib/reports/case-timeline";
import { openSurvey } from "@/lib/reports/open-survey";
import { ownDataRequests } from "@/lib/reports/own-data-requests";
import type { ReporterCase } from "@/lib/reports/queries";
import { readMark } from "@/lib/reports/read-mark";
import { DataSection } from "./data-section";
import { FileSection } from "./file-section";
import { LaneSection } from "./lane-section";
import { MarkNotice } from "./mark-notice";
import { type MessageDraft, MessageSection } from "./message-section";

const DONE = ["message", "evidence", "supplement", "withdraw", "contest", "contact", "appeal"];

function DoneNotice({ visit }: { visit: Visit }): ReactElement | null {
  const done = visit.url.searchParams.get("done") ?? "";
  if (!DONE.includes(done)) return null;
  return (
    <Notice tone="success" live>
      {visit.t(`case.status.done.${done}`)}
    </Notice>
  );
}

function NewMessages({ visit: { t }, report }: ReporterVisit): ReactElement | null {
  const count = report.messages.filter(({ from, readAt }) => from === "staff" && readAt === null).length;
  if (count === 0) return null;
  return (
    <Notice title={t("case.status.newMessages", { count })}>
      <a href="#messages">{t("case.status.toMessages")}</a>
    </Notice>
  );
}

function SurveyNotice({ visit }: { visit: Visit }): ReactElement {
  const { t } = visit;
  return (
    <Notice title={t("survey.notice.title")}>
      {t("survey.notice.text")} <a href={here(visit, "/case/survey")}>{t("survey.notice.link")}</a>
    </Notice>
  );
}

function Facts({ visit, report }: { visit: Visit; report: ReporterCase }): ReactElement {
  const { t, locale } = visit;
  const shop = report.shopName ? [{ key: "shop", label: t("case.status.shop"), value: report.shopName }] : [];
  return (
    <SummaryList
      rows={[
        { key: "reference", label: t("case.status.reference"), value: <b className="num">{report.reference}</b> },
        ...shop,
        { key: "received", label: t("case.status.received"), value: longDate(locale, report.receivedAt) },
      ]}
    />
  );
}

function howTold({ kind, updates }: { kind: string; updates: boolean }): string {
  if (!updates) return "noUpdates";
  return kind === "email" ? "updates" : "noTexts";
}

function ContactSection({ visit, report }: { visit: Visit; report: ReporterCase }): ReactElement {
  const { t } = visit;
  const { contact } = report;
  return (
    <>
      <h2 id="contact">{t("case.contact.heading")}</h2>
      <p>
        {contact ? `${t(`case.contact.${contact.kind}`)} ${contact.masked} · ` : null}
        {t(`case.contact.${contact ? howTold(contact) : "none"}`)}
      </p>
      <p>
        <a href={here(visit, "/case/contact")}>{t("case.contact.change")}</a>
      </p>
    </>
  );
}

function LeaveForm({ visit }: { visit: Visit }): ReactElement {
  return (
    <form method="post" action={here(visit, "/case/leave")}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <p className="hint">{visit.t("case.status.leaveHint")}</p>
      <Button variant="secondary">{visit.t("case.status.leave")}</Button>
    </form>
  );
}

/** Everything the reporter may know, in sentences; where a message was refused, with its words and what is wrong. */
export async function statusPage(at: ReporterVisit, draft: MessageDraft): Promise<Response> {
  const { visit, report, session } = at;
  const [survey, mark, requests] = await Promise.all([
    openSurvey(session),
    readMark(session),
    ownDataRequests(session),
  ]);
  const { t } = visit;
  const error = draft.error;
  return publicPage(visit, {
    title: t("case.status.title"),
    wide: true,
    status: error ? (draft.status ?? 422) : 200,
    error: error !== undefined,
    children: (
      <>
        {error ? <ErrorSummary title={t("ui.errorTitle")} errors={[{ fieldId: "body", message: error }]} /> : null}
        <DoneNotice visit={visit} />
        <h1>{t("case.status.heading")}</h1>
        <Facts visit={visit} report={report} />
        <NewMessages {...at} />
        {mark ? <MarkNotice visit={visit} mark={mark} /> : null}
        {survey ? <SurveyNotice visit={visit} /> : null}
        {report.tracks.length > 1 ? <p className="lead">{t("case.status.twoTracks")}</p> : null}
        <div className="columns">
          {lanesOf(report, new Date()).map((lane) => (
            <LaneSection key={lane.track} visit={visit} lane={lane} />
          ))}
          <MessageSection visit={visit} messages={report.messages} draft={draft} />
          <div className="stack">
            <FileSection visit={visit} files={report.files} open={takesEvidence(report)} />
            <ContactSection visit={visit} report={report} />
            <DataSection visit={visit} requests={requests} />
            <LeaveForm visit={visit} />
          </div>
        </div>
      </>
    ),
  });
}
