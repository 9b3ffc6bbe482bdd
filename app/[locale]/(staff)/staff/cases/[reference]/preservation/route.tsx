import type { ReactElement } from "react";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { type PreservationView, readPreservation } from "@/lib/cases/preservation/read-preservation";
import { shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import { BackToCase } from "../case-way-back";
import { LapseTable } from "./lapse-table";
import { letterDraft } from "./letter-draft";
import { SentForm } from "./sent-form";
import { TransactionForm } from "./transaction-form";

const DONE = ["recorded", "withdrawn", "sent"];

/** Until when the platform must keep the records of a case, and the letter that asks it to. */
export const GET = staffScreen("case:read", async (page) => {
  const { params, asked, t, formToken } = page;
  const done = asked.get("done") ?? "";
  const read = await readPreservation(page.staff, params.reference);
  if (!read.ok) return null;
  const { view } = read;
  const at = `/${t.locale}/staff/cases/${view.reference}`;
  const mayRecord = holds(page.staff, "case:decide:triage") && !view.recusedMe;
  return {
    title: params.reference,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={page} reference={view.reference} />
        <h1>{t("preserve.heading")}</h1>
        {DONE.includes(done) ? (
          <Notice tone="success" live>
            {t(`preserve.done.${done}`)}
          </Notice>
        ) : null}
        <p>{t("preserve.lead")}</p>
        <LapseTable {...{ t, formToken, mayRecord }} lapses={view.lapses} at={`${at}/preservation`} />
        {mayRecord ? (
          <Details summary={t("preserve.add")} open={view.lapses.length === 0}>
            <TransactionForm t={t} formToken={formToken} reference={view.reference} />
          </Details>
        ) : null}
        <Letter page={page} view={view} />
        <Sent page={page} view={view} />
      </div>
    ),
  };
});

function Letter({ page: { t, formToken, staff }, view }: { page: StaffPage; view: PreservationView }): ReactElement {
  const now = new Date();
  const { lines, digest } = letterDraft(view, now);
  const [title = "", ...rest] = lines;
  const maySend = holds(staff, "case:decide:handling") && !view.recusedMe;
  return (
    <>
      <h2>{t("preserve.letterHeading")}</h2>
      <p className="muted">{t("preserve.letterLead")}</p>
      <section className="letter printed" lang="zh-CN" aria-label={t("preserve.letterHeading")}>
        <h3>{title}</h3>
        {rest.map((line) => (
          <p key={line} className="given">
            {line}
          </p>
        ))}
      </section>
      {maySend ? <SentForm {...{ t, formToken, digest }} reference={view.reference} today={shanghaiDate(now)} /> : null}
    </>
  );
}

function Sent({ page: { t }, view: { letters } }: { page: StaffPage; view: PreservationView }): ReactElement {
  return (
    <>
      <h2>{t("preserve.sentHeading")}</h2>
      {letters.length === 0 ? <p className="muted">{t("preserve.notAsked")}</p> : null}
      {letters.map(({ id, addressee, sentOn, by, body }) => (
        <Details
          key={id}
          summary={t("preserve.sentOne", { date: longDate(t.locale, startOfShanghaiDay(sentOn)), addressee, by })}
        >
          <p className="given" lang="zh-CN">
            {body}
          </p>
        </Details>
      ))}
    </>
  );
}
