import type { ReactElement } from "react";
import type { Visit } from "@/app/_server/visit";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import type { TimelineEvent } from "@/app/_ui/timeline";
import { type PlainDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { dueDate, longDate, shortDueDate } from "@/lib/i18n/dates";
import { periodWords } from "@/lib/i18n/period-words";
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

/** "10月12日周一至10月16日周五：第 3–7 天". */
function runWords({ t, locale }: Visit, run: DayRun): string {
  const [from, to] = [run.from, run.to].map((day) => shortDueDate(locale, startOfShanghaiDay(day)));
  const days = run.from === run.to ? (from ?? "") : t("case.clock.days", { from: from ?? "", to: to ?? "" });
  const count = { first: run.first ?? 0, last: run.last ?? 0 };
  const counted = run.first === run.last ? t("case.clock.countedOne", count) : t("case.clock.counted", count);
  const why = t(`case.clock.why.${run.why}`, { holiday: run.holiday?.[locale] ?? "", counted });
  return t("case.clock.run", { days, why });
}

function HowCounted({ visit, deadline }: { visit: Visit; deadline: Deadline }): ReactElement {
  const { t } = visit;
  return (
    <Details summary={t("case.clock.how")}>
      {deadline.days.map((run) => (
        <p key={run.from}>{runWords(visit, run)}</p>
      ))}
      <p className="hint">{t("case.clock.countingLaw")}</p>
      {deadline.unpublishedYears.map((year) => (
        <p key={year} className="hint">
          {t("case.clock.unpublished", { year: year.toString() })}
        </p>
      ))}
    </Details>
  );
}

function dueWords(visit: Visit, { due, status }: Deadline): string {
  const { t } = visit;
  if (due === null) return t("case.clock.paused");
  const by = t("case.clock.by", { day: dayName(visit, due) });
  if (status.overdue) return by;
  const days = status.workingDaysLeft;
  return `${by} · ${days === 0 ? t("case.clock.today") : t("case.clock.left", { days })}`;
}

function Overdue({ visit, deadline }: { visit: Visit; deadline: Deadline }): ReactElement | null {
  const { t } = visit;
  const { due, status } = deadline;
  if (due === null || !status.overdue) return null;
  const day = dayName(visit, due);
  const days = -status.workingDaysLeft;
  return (
    <Notice tone="warning">
      {days > 0 ? t("case.clock.overdue", { day, days }) : t("case.clock.overdueToday", { day })}
    </Notice>
  );
}

/** What is due, as the timeline's last lines: by which working day, whose period, under which rule, how it was counted. */
export function deadlineEvent(visit: Visit, deadline: Deadline): TimelineEvent {
  const { t, locale } = visit;
  const { rule, due, extendedBy } = deadline;
  return {
    key: rule.id,
    state: "next",
    what: rule.title[locale],
    when: dueWords(visit, deadline),
    dateTime: due ?? undefined,
    detail: (
      <>
        <Overdue visit={visit} deadline={deadline} />
        {extendedBy > 0 ? (
          <p>{t("case.clock.extended", { period: periodWords(t, { ...rule.length, amount: extendedBy }) })}</p>
        ) : null}
        <RuleLine visit={visit} deadline={deadline} />
        <HowCounted visit={visit} deadline={deadline} />
      </>
    ),
  };
}

type StoppedProps = { visit: Visit; deadlines: readonly Deadline[] };

/** Periods that are over, kept in view: whether they were kept is the reporter's to know (B9). */
export function StoppedDeadlines({ visit, deadlines }: StoppedProps): ReactElement | null {
  const { t, locale } = visit;
  if (deadlines.length === 0) return null;
  return (
    <Details summary={t("case.clock.headingDone")}>
      <ul>
        {deadlines.map(({ rule, status, stoppedAt, startedAt }) => (
          <li key={`${rule.id} ${startedAt.toISOString()}`}>
            {t(status.overdue ? "case.clock.stoppedLate" : "case.clock.stopped", {
              title: rule.title[locale],
              day: longDate(locale, stoppedAt ?? startedAt),
            })}
          </li>
        ))}
      </ul>
    </Details>
  );
}
