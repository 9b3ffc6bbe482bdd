import type { ReactElement } from "react";
import type { Visit } from "@/app/_server/visit";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { type PlainDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { dueDate, longDate } from "@/lib/i18n/dates";
import type { DayRun, Deadline } from "@/lib/reports/deadline";

function dayName({ locale }: Visit, day: PlainDate): string {
  return dueDate(locale, startOfShanghaiDay(day));
}

/** Whose period it is, under which rule, and how sure we are of it. */
function RuleLine({ visit, deadline }: { visit: Visit; deadline: Deadline }): ReactElement {
  const { t, locale } = visit;
  const { rule } = deadline;
  const law = rule.law[locale];
  if (rule.mark === null) return <p className="hint">{t("case.clock.promise")}</p>;
  const reference = rule.article
    ? t("case.clock.rule", { law, article: rule.article })
    : t("case.clock.ruleOnly", { law });
  return (
    <p className="hint">
      {t(`case.binds.${rule.binds}`)} · {reference} · {t(`case.marks.${rule.mark}`)}
      {rule.unconfirmed ? <strong> {t("case.clock.unconfirmed")}</strong> : null}
    </p>
  );
}

function runRow(visit: Visit, run: DayRun) {
  const { t, locale } = visit;
  const [from, to] = [dayName(visit, run.from), dayName(visit, run.to)];
  const holiday = run.holiday?.[locale] ?? "";
  const why = t(`case.clock.why.${run.why}`, { holiday });
  const many = run.first !== run.last;
  const count = { first: run.first ?? 0, last: run.last ?? 0 };
  const counted = run.first === null ? "" : t(many ? "case.clock.counted" : "case.clock.countedOne", count);
  return { key: run.from, cells: [run.from === run.to ? from : t("case.clock.days", { from, to }), counted, why] };
}

function HowCounted({ visit, deadline }: { visit: Visit; deadline: Deadline }): ReactElement {
  const { t } = visit;
  return (
    <Details summary={t("case.clock.how")}>
      <DataTable
        caption={`${t("case.clock.how")}: ${deadline.rule.title[visit.locale]}`}
        captionHidden
        columns={[
          { key: "days", label: t("case.clock.columns.days") },
          { key: "count", label: t("case.clock.columns.count") },
          { key: "why", label: t("case.clock.columns.why") },
        ]}
        rows={deadline.days.map((run) => runRow(visit, run))}
        empty=""
      />
      <p className="hint">{t("case.clock.countingLaw")}</p>
      {deadline.unpublishedYears.map((year) => (
        <p key={year} className="hint">
          {t("case.clock.unpublished", { year: year.toString() })}
        </p>
      ))}
    </Details>
  );
}

function timeLeft({ t }: Visit, { status }: Deadline): string {
  return status.workingDaysLeft === 0 ? t("case.clock.today") : t("case.clock.left", { days: status.workingDaysLeft });
}

function DueLine({ visit, deadline }: { visit: Visit; deadline: Deadline }): ReactElement {
  const { t } = visit;
  const { due, status } = deadline;
  if (due === null) return <p>{t("case.clock.paused")}</p>;
  const day = dayName(visit, due);
  if (!status.overdue) {
    return (
      <p>
        <time dateTime={due}>{t("case.clock.by", { day })}</time> · {timeLeft(visit, deadline)}
      </p>
    );
  }
  const days = -status.workingDaysLeft;
  return (
    <Notice tone="warning">
      <p>{days > 0 ? t("case.clock.overdue", { day, days }) : t("case.clock.overdueToday", { day })}</p>
      <p>{t("case.clock.overdueHelp")}</p>
    </Notice>
  );
}

/** What is due by which working day, the nearest first; each can explain itself. */
export function RunningDeadlines({ visit, deadlines }: { visit: Visit; deadlines: readonly Deadline[] }): ReactElement {
  return (
    <>
      {deadlines.map((deadline) => (
        <div key={deadline.rule.id} className="stack">
          <p>
            <b>{deadline.rule.title[visit.locale]}</b>
          </p>
          <DueLine visit={visit} deadline={deadline} />
          {deadline.extendedBy > 0 ? <p>{visit.t("case.clock.extended", { amount: deadline.extendedBy })}</p> : null}
          <RuleLine visit={visit} deadline={deadline} />
          <HowCounted visit={visit} deadline={deadline} />
        </div>
      ))}
    </>
  );
}

/** Periods that are over, kept in view: whether they were kept is the reporter's to know (B9). */
export function StoppedDeadlines({
  visit,
  deadlines,
}: {
  visit: Visit;
  deadlines: readonly Deadline[];
}): ReactElement | null {
  const { t, locale } = visit;
  if (deadlines.length === 0) return null;
  return (
    <Details summary={t("case.clock.headingDone")}>
      <ul>
        {deadlines.map(({ rule, status, stoppedAt, startedAt }) => (
          <li key={`${rule.id} ${startedAt.toISOString()}`}>
            {rule.title[locale]}:{" "}
            {t(status.overdue ? "case.clock.stoppedLate" : "case.clock.stopped", {
              day: longDate(locale, stoppedAt ?? startedAt),
            })}
          </li>
        ))}
      </ul>
    </Details>
  );
}
