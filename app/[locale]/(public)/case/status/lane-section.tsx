import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { here, type Visit, visitFormToken } from "@/app/_server/visit";
import { Button, ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { Timeline, type TimelineEvent } from "@/app/_ui/timeline";
import type { LawReference } from "@/lib/cases/grounds";
import type { Telling } from "@/lib/cases/outcome";
import { dateTime } from "@/lib/i18n/dates";
import type { Lane, LaneEvent } from "@/lib/reports/case-timeline";
import { deadlineEvent, StoppedDeadlines } from "./deadlines";
import { Lines } from "./lines";

type LaneProps = { visit: Visit; lane: Lane };

function lawWords({ t }: Visit, { law, article, mark }: LawReference): string {
  const name = t(`cases.laws.${law}`);
  const rule = article ? t("case.clock.rule", { law: name, article }) : t("case.clock.ruleOnly", { law: name });
  return `${rule} · ${t(`case.marks.${mark}`)}`;
}

/** Target, ground and law of a step; what was written with it stands among the messages, and beside the present. */
function EventDetail({ visit, event }: { visit: Visit; event: LaneEvent }): ReactElement {
  const { t } = visit;
  return (
    <>
      {event.files > 0 ? <p>{t("case.lane.files", { count: event.files })}</p> : null}
      {event.target ? (
        <p>{t(event.targetIsCase ? "case.lane.joinedTarget" : "case.lane.target", { target: event.target })}</p>
      ) : null}
      {event.ground ? <p>{t(`cases.${event.ground.sentence}`)}</p> : null}
      {event.ground?.law.map((law) => (
        <p key={`${law.law} ${law.article ?? ""}`} className="hint">
          {lawWords(visit, law)}
        </p>
      ))}
    </>
  );
}

function pastEvent({ visit, lane }: LaneProps, event: LaneEvent): TimelineEvent {
  const { t, locale } = visit;
  return {
    key: event.id,
    state: "done",
    what: t(event.sentence),
    when: dateTime(locale, event.at),
    dateTime: event.at.toISOString(),
    who: t(`case.by.${event.by}`),
    detail: event === lane.last ? null : <EventDetail visit={visit} event={event} />,
  };
}

/** Where it stands, who has it, and what to do when the answer was no. */
function NowDetail({ visit, lane }: LaneProps): ReactElement {
  const { t } = visit;
  const words = lane.last?.words;
  return (
    <>
      {lane.last ? <EventDetail visit={visit} event={lane.last} /> : null}
      {words ? (
        <Notice tone="inset" title={t("case.lane.officeWrote")}>
          <Lines text={words} />
        </Notice>
      ) : null}
      {lane.telling.silence ? <p>{t(`cases.${lane.telling.silence}`)}</p> : null}
      {lane.steppedBack ? <p>{t("case.lane.steppedBack")}</p> : null}
      <p>{t(`case.holders.${lane.holder}`)}</p>
      {lane.carriedOn ? <CarriedOn visit={visit} telling={lane.carriedOn} /> : null}
      {lane.running.some(({ status }) => status.overdue) ? <p>{t("case.clock.overdueHelp")}</p> : null}
      {lane.advice ? <Notice title={t("case.lane.advice")}>{t(`cases.${lane.advice}`)}</Notice> : null}
    </>
  );
}

/** What is going on where the reports are handled together. */
function CarriedOn({ visit: { t }, telling }: { visit: Visit; telling: Telling }): ReactElement {
  return (
    <>
      <p>{t("joining.status.now", { meaning: t(`cases.${telling.meaning}`) })}</p>
      {telling.silence ? <p>{t(`cases.${telling.silence}`)}</p> : null}
      <p className="hint">{t("joining.status.privacy")}</p>
    </>
  );
}

function eventsOf({ visit, lane }: LaneProps): readonly TimelineEvent[] {
  const { t } = visit;
  return [
    ...lane.past.map((event) => pastEvent({ visit, lane }, event)),
    {
      key: "now",
      state: "now",
      what: t(`cases.${lane.telling.meaning}`),
      when: t("case.lane.now"),
      who: t(`cases.${lane.telling.headline}`),
      detail: <NowDetail visit={visit} lane={lane} />,
    },
    {
      key: "next",
      state: "next",
      what: t(`cases.${(lane.carriedOn ?? lane.telling).next}`),
      when: t("case.lane.next"),
    },
    ...lane.running.map((deadline) => deadlineEvent(visit, deadline)),
  ];
}

function SupplementForm({ visit }: { visit: Visit }): ReactElement {
  const { t } = visit;
  return (
    <form method="post" action={here(visit, "/case/supplement")}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <p className="hint">{t("case.lane.supplementHint")}</p>
      <div className="row">
        <ButtonLink href={here(visit, "/case/evidence")} variant="secondary">
          {t("case.lane.addEvidence")}
        </ButtonLink>
        <Button>{t("case.lane.supplement")}</Button>
      </div>
    </form>
  );
}

/** As long as nothing was decided where the reports are handled, what can be objected to is being there. */
function contestWords({ t }: Visit, { carriedOn, may, telling }: Lane): string {
  return carriedOn && may.contest ? t("joining.status.different") : t(`cases.${telling.contest}`);
}

function Ways({ visit, lane }: LaneProps): ReactElement {
  const { t } = visit;
  return (
    <>
      {lane.may.supplement ? <SupplementForm visit={visit} /> : null}
      {lane.telling.contest ? <p>{contestWords(visit, lane)}</p> : null}
      {lane.may.contest ? (
        <ButtonLink href={here(visit, `/case/contest?track=${lane.track}`)} variant="secondary">
          {t(lane.carriedOn ? "joining.status.apart" : "case.lane.contest")}
        </ButtonLink>
      ) : null}
      {lane.may.withdraw ? (
        <p>
          <a href={here(visit, `/case/withdraw?track=${lane.track}`)}>{t(`case.lane.withdraw.${lane.track}`)}</a>
        </p>
      ) : null}
    </>
  );
}

/** One track: what happened, where it stands, what comes next, by which day, and what its reporter may do. */
export function LaneSection({ visit, lane }: LaneProps): ReactElement {
  const { t } = visit;
  const labels = { done: t("ui.timelineDone"), now: t("ui.timelineNow"), next: t("ui.timelineNext") };
  return (
    <section id={lane.track}>
      <h2>{t(`cases.tracks.${lane.track}.reporter`)}</h2>
      <Timeline events={eventsOf({ visit, lane })} labels={labels} />
      <Ways visit={visit} lane={lane} />
      <StoppedDeadlines visit={visit} deadlines={lane.stopped} />
    </section>
  );
}
