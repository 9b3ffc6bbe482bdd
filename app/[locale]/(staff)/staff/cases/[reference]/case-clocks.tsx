import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Tag, type TagTone } from "@/app/_ui/tag";
import type { CaseView } from "@/lib/cases/case-view";
import type { TrackKind } from "@/lib/cases/track";
import type { Clock } from "@/lib/clocks/clock";
import { type LengthUnit, titleForStaff } from "@/lib/clocks/clock-rule";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { bindsOperator, type Operator } from "@/lib/clocks/rules";
import { dueDate, longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { type DayRun, type Deadline, deadlineOf } from "@/lib/reports/deadline";
import { ClockActions } from "./clock-actions";
import { ClockStrip } from "./clock-strip";

type Props = { page: StaffPage; view: CaseView; track: TrackKind; now: Date };

/** Every clock of one track: whose it is, when it runs out, under which rule, and how its days were counted. */
export function TrackClocks({ page, view, track, now }: Props): ReactElement {
  const { t } = page;
  const clocks = view.clocks
    .filter((one) => one.track === track)
    .map(({ id, clock }) => ({ id, clock, deadline: deadlineOf(clock, now) }));
  const own = view.right.kind === "own" ? { operator: view.operator } : {};
  const ended = (one: { deadline: Deadline }) => (one.deadline.stoppedAt === null ? 0 : 1);
  const ordered = clocks.toSorted((one, other) => ended(one) - ended(other));
  return (
    <>
      <h4>{t("staffCase.clocks.heading")}</h4>
      {ordered.length === 0 ? <p className="muted">{t("staffCase.clocks.none")}</p> : null}
      {ordered.map(({ id, clock, deadline }) => (
        <div key={id} className="clock-card">
          <OneClock t={t} clock={clock} deadline={deadline} now={now} {...own} />
          <ClockActions page={page} view={view} clockId={id} clock={clock} deadline={deadline} />
        </div>
      ))}
    </>
  );
}

type OneProps = { t: Translator; clock: Clock; deadline: Deadline; now: Date; operator?: Operator };

/** A clock in a few lines, and how its days were counted. */
export function OneClock({ t, clock, deadline, now, operator }: OneProps): ReactElement {
  const { rule, unpublishedYears } = deadline;
  const law = rule.article
    ? t("staffCase.clocks.lawArticle", { law: rule.law[t.locale], article: rule.article })
    : rule.law[t.locale];
  const mark = rule.mark ? ` · ${t(`staffCase.clocks.marks.${rule.unconfirmed ? "U" : rule.mark}`)}` : "";
  return (
    <>
      <p>
        <b>{titleForStaff(rule)[t.locale]}</b> <Standing t={t} deadline={deadline} />
      </p>
      <p className="muted">
        {t(`queue.whose.${rule.binds}`)} · {law}
        {mark}
        {operator ? ` · ${t(`staffCase.clocks.${bindsOperator(rule, operator) ? "ours" : "theirs"}`)}` : null}
      </p>
      {clock.extension ? <Extended t={t} extension={clock.extension} unit={rule.length.unit} /> : null}
      <Details summary={t("staffCase.clocks.how")}>
        <ClockStrip t={t} clock={clock} now={now} />
        <DataTable
          caption={t("staffCase.clocks.days")}
          captionHidden
          columns={(["day", "count", "why"] as const).map((key) => ({ key, label: t(`staffCase.clocks.${key}`) }))}
          rows={deadline.days.map((run) => ({ key: run.from, cells: dayCells(t, run) }))}
          empty=""
        />
        {unpublishedYears.length > 0 ? (
          <p className="muted">{t("staffCase.clocks.unpublished", { years: unpublishedYears.join(", ") })}</p>
        ) : null}
      </Details>
    </>
  );
}

type ExtendedProps = { t: Translator; extension: NonNullable<Clock["extension"]>; unit: LengthUnit };

function Extended({ t, extension: { amount, reason, approvedAt }, unit }: ExtendedProps): ReactElement {
  const ground = `cases.grounds.extension.${reason}.label`;
  const values = { amount, why: t.has(ground) ? t(ground) : reason, date: longDate(t.locale, approvedAt) };
  return <p>{t(`tracks.extended.${unit}`, values)}</p>;
}

function Standing({ t, deadline: { status } }: { t: Translator; deadline: Deadline }): ReactElement {
  const values = { days: Math.abs(status.workingDaysLeft), date: status.dueAt ? dueDate(t.locale, status.dueAt) : "" };
  const [tone, key]: [TagTone, string] =
    status.state === "stopped"
      ? [status.overdue ? "late" : "done", status.overdue ? "stoppedLate" : "stopped"]
      : status.overdue
        ? ["late", "overdue"]
        : status.state === "paused"
          ? ["waiting", "paused"]
          : ["moving", "running"];
  return <Tag tone={tone}>{t(`staffCase.clocks.${key}`, values)}</Tag>;
}

function dayCells(t: Translator, run: DayRun): string[] {
  const day = (date: string) => longDate(t.locale, startOfShanghaiDay(date));
  const days =
    run.from === run.to ? day(run.from) : t("staffCase.clocks.dayRange", { from: day(run.from), to: day(run.to) });
  const nth =
    run.first === null
      ? "–"
      : t(run.first === run.last ? "staffCase.clocks.nth" : "staffCase.clocks.nthRange", {
          first: run.first,
          last: run.last ?? 0,
        });
  return [days, nth, t(`staffCase.clocks.reasons.${run.why}`, { name: run.holiday?.[t.locale] ?? "" })];
}
