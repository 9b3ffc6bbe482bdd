import type { ReactElement } from "react";
import { Timeline, type TimelineEvent } from "@/app/_ui/timeline";
import { CLOCK_EVENTS } from "@/lib/cases/case-event";
import type { CaseView, Doer, EventView, WrittenView } from "@/lib/cases/case-view";
import { groundListOf } from "@/lib/cases/outcome";
import { ACTIONS } from "@/lib/cases/step";
import { positionOf } from "@/lib/cases/track";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

/** Who did something, as a word. */
export function doerName(t: Translator, by: Doer): string {
  return by.name ?? t(`staffCase.activity.${by.kind}`);
}

/** What happened to the case, the latest first: steps, messages, claims, everything. */
export function CaseActivity({ t, view }: { t: Translator; view: CaseView }): ReactElement {
  const labels = { done: t("ui.timelineDone"), now: t("ui.timelineNow"), next: t("ui.timelineNext") };
  return (
    <section aria-labelledby="activity">
      <h2 id="activity">{t("staffCase.activity.heading")}</h2>
      <Timeline events={view.events.toReversed().map((event) => timelineEvent(t, event))} labels={labels} />
    </section>
  );
}

function timelineEvent(t: Translator, event: EventView): TimelineEvent {
  return {
    key: event.id,
    state: "done",
    what: eventWords(t, event),
    when: dateTime(t.locale, event.at),
    dateTime: event.at.toISOString(),
    who: doerName(t, event.by) + (event.told ? ` · ${t("staffCase.activity.told")}` : ""),
    detail: <Detail t={t} event={event} />,
  };
}

function eventWords(t: Translator, { kind, track }: EventView): string {
  if (track && ACTIONS.some((action) => action === kind)) {
    return t("staffCase.activity.step", {
      track: t(`cases.tracks.${track}.label`),
      action: t(`cases.actions.${kind}`),
    });
  }
  const key = `staffCase.activity.kinds.${kind}`;
  return t(t.has(key) ? key : "staffCase.activity.other");
}

function Detail({ t, event }: { t: Translator; event: EventView }): ReactElement | null {
  const { data, note } = event;
  const ground = groundLabel(t, event) ?? pauseLabel(t, event);
  const lines = [
    clockLine(t, event),
    ground ? t("staffCase.activity.ground", { ground }) : "",
    data.target ? t("staffCase.activity.target", { target: data.target }) : "",
    data.reference ? t("staffCase.activity.other_case", { reference: data.reference }) : "",
    movedLine(t, event),
    note ? t("staffCase.activity.note", { note }) : "",
    data.order ? t("bulk.activity") : "",
    data.rule === "exact_duplicate" ? t("duplicates.activity", { version: data.ruleVersion ?? "" }) : "",
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="given">
          {line}
        </p>
      ))}
    </>
  );
}

function groundLabel(t: Translator, { track, kind, data }: EventView): string | null {
  const action = ACTIONS.find((known) => known === kind);
  if (!track || !action || !data.from || !data.ground) return null;
  const list = groundListOf(positionOf(track, data.from), action);
  return list && t(`cases.grounds.${list}.${data.ground}.label`);
}

/** By a new calendar, from which day to which. */
function movedLine(t: Translator, { kind, data: { before = "", after = "" } }: EventView): string {
  return kind.startsWith("due_moved_") ? t("staffCase.activity.moved", { before, after }) : "";
}

/** What was done to the clock of the main case, and along with it to this one's. */
function clockLine(t: Translator, { data: { step } }: EventView): string {
  return CLOCK_EVENTS.some((one) => one === step) ? t(`staffCase.activity.kinds.${step}`) : "";
}

function pauseLabel(t: Translator, { kind, data }: EventView): string | null {
  const done = data.step ?? kind;
  if (done === "clock_extended") return t(`cases.grounds.extension.${data.ground}.label`);
  return done === "clock_paused" ? t(`staffCase.clocks.pauseReasons.${data.ground}`) : null;
}

/** Texts with who wrote them and when, the oldest first. */
export function Writings({ t, items, empty }: { t: Translator; items: readonly WrittenView[]; empty: string }) {
  if (items.length === 0) return <p className="muted">{empty}</p>;
  return (
    <ol className="writings">
      {items.map(({ id, by, at, body }) => (
        <li key={id} className={by.kind}>
          <p className="muted">
            {doerName(t, by)} · <time dateTime={at.toISOString()}>{dateTime(t.locale, at)}</time>
          </p>
          <p className="given">{body}</p>
        </li>
      ))}
    </ol>
  );
}
