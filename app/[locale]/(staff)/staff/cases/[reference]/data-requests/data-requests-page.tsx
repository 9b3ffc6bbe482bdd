import type { ReactElement } from "react";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import { requestRule } from "@/lib/cases/data-requests/data-request";
import { type DataRequestView, readDataRequests } from "@/lib/cases/data-requests/read-data-requests";
import { readLitigation } from "@/lib/cases/litigation/read-litigation";
import { dateTime, dueDate } from "@/lib/i18n/dates";
import { periodWords } from "@/lib/i18n/period-words";
import { BackToCase } from "../case-way-back";
import { holdWords } from "../hold-words";
import { AnswerForm, type AnswerOutcome } from "./answer-form";

export const STATUS = { recused: 403, not_permitted: 403, not_found: 404 } as const;

/** What the reporter asks about their data: each request with its due date, its answer, or the form for one. */
export async function dataRequestsPage(
  visit: StaffVisit,
  reference: string,
  outcome: AnswerOutcome,
): Promise<Response> {
  const { t, url } = visit;
  const read = await readDataRequests(visit.staff, reference);
  if (!read.ok) return staffErrorPage(visit, read.reason, STATUS[read.reason]);
  const litigation = await readLitigation(visit.staff, reference);
  const kept = litigation.ok ? litigation.holds.filter(({ lifted }) => lifted === null) : [];
  const may = read.claimedByMe && holds(visit.staff, "case:decide:handling");
  return staffPage(visit, {
    title: t("dataRights.staff.title"),
    status: outcome.status,
    error: outcome.problems !== undefined,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={visit} reference={read.reference} itself />
        <h1>{t("dataRights.staff.title")}</h1>
        {outcome.refused ? <Notice tone="warning">{t(`dataRights.staff.refusals.${outcome.refused}`)}</Notice> : null}
        {url.searchParams.get("done") === "answered" ? (
          <Notice tone="success" live>
            {t("dataRights.staff.done")}
          </Notice>
        ) : null}
        <p>{t("dataRights.staff.lead", { period: periodWords(t, requestRule(new Date()).length) })}</p>
        {kept.map((hold) => (
          <Notice key={hold.id} tone="warning" title={t("dataRights.staff.held")}>
            {holdWords(t, hold)}
          </Notice>
        ))}
        {read.requests.length === 0 ? <p className="muted">{t("dataRights.staff.none")}</p> : null}
        {read.requests.map((request) => (
          <section key={request.id} className="stack" aria-labelledby={`request-${request.id}`}>
            <RequestFacts visit={visit} request={request} />
            {request.answered ? null : may ? (
              <AnswerForm visit={visit} reference={read.reference} request={request} outcome={outcome} />
            ) : (
              <Waiting visit={visit} request={request} outcome={outcome} />
            )}
          </section>
        ))}
      </div>
    ),
  });
}

type Shown = { visit: StaffVisit; request: DataRequestView };

function RequestFacts({ visit: { t }, request }: Shown): ReactElement {
  const { id, kind, words, askedAt, answered, status, reopened } = request;
  const given = (text: string) => <span className="given">{text}</span>;
  const rows = {
    asked: dateTime(t.locale, askedAt),
    due: status.dueAt && dueDate(t.locale, status.dueAt),
    words: words ? given(words) : null,
    reopened: reopened && dateTime(t.locale, reopened.at),
    because: reopened && t(`dataRights.staff.because.${reopened.because}`),
    theirWords: reopened?.words ? given(reopened.words) : null,
    answered: answered && t("dataRights.staff.by", { name: answered.by, date: dateTime(t.locale, answered.at) }),
    outcome: answered && t(`dataRights.staff.outcomes.${answered.outcome}`),
    ground: answered?.ground ? t(`dataRights.grounds.${answered.ground}`) : null,
    answer: answered && given(answered.words),
  };
  const said = Object.entries(rows).filter(([, value]) => value !== null);
  const state = answered?.undone ? "undone" : answered ? answered.outcome : status.overdue ? "late" : "waiting";
  return (
    <>
      <h2 id={`request-${id}`}>
        {t(`dataRights.kinds.${kind}.name`)}{" "}
        <Tag tone={answered ? "done" : status.overdue ? "late" : "waiting"}>{t(`dataRights.states.${state}`)}</Tag>
      </h2>
      <SummaryList rows={said.map(([key, value]) => ({ key, label: t(`dataRights.staff.facts.${key}`), value }))} />
    </>
  );
}

/** For whoever does not have the case in hand: that it takes that, and their words back if they had written some. */
function Waiting({ visit: { t }, request, outcome }: Shown & { outcome: AnswerOutcome }): ReactElement {
  const words = outcome.typed?.request === request.id ? outcome.typed.words : "";
  return (
    <>
      <p className="muted">{t("dataRights.staff.claim")}</p>
      {words ? <blockquote className="given">{words}</blockquote> : null}
    </>
  );
}
