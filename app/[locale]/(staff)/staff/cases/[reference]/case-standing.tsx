import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import type { CaseView, TrackView } from "@/lib/cases/case-view";
import { NO_DUE } from "@/lib/cases/due";
import type { Priority } from "@/lib/cases/priority";
import { PRIORITY_WEIGHTS } from "@/lib/cases/priority-weights";
import { isOpen } from "@/lib/cases/track";
import { shortDueDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { reasonWords, timeWords, weightsWords } from "../../standing-words";

type Props = { t: Translator; view: CaseView };

/** Why each track that is under way stands where it stands in the queue: the clock, every reason with its weight, the turn. */
export function CaseStandingPanel({ t, view }: Props): ReactElement | null {
  const tracks = view.tracks.filter(({ position }) => isOpen(position));
  if (tracks.length === 0) return null;
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t("order.case.heading")}</h2>
      {tracks.map((track) => (
        <TrackStanding key={track.id} t={t} track={track} named={tracks.length > 1} />
      ))}
    </section>
  );
}

function TrackStanding({ t, track, named }: { t: Translator; track: TrackView; named: boolean }): ReactElement {
  const { dueAt, standing } = track;
  const label = t(`cases.tracks.${track.position.track}.label`);
  const date = dueAt < NO_DUE ? shortDueDate(t.locale, dueAt) : null;
  return (
    <>
      {named ? <h3>{label}</h3> : null}
      <p>{date ? t("order.case.clock", { date }) : t("order.case.noClock")}</p>
      {standing.priority ? <Reasons t={t} label={label} priority={standing.priority} /> : null}
      {standing.daysSetBack > 0 ? (
        <Notice tone="warning">{t("order.case.turn", { time: timeWords(t, standing.daysSetBack * 24) })}</Notice>
      ) : null}
    </>
  );
}

function Reasons({ t, label, priority }: { t: Translator; label: string; priority: Priority }): ReactElement {
  const { most } = PRIORITY_WEIGHTS;
  const shift = (hours: number) => `${hours < 0 ? "+" : "−"} ${timeWords(t, hours)}`;
  const rows = priority.reasons.map((reason) => ({
    key: reason.reason,
    cells: [reasonWords(t, reason), shift(reason.hours)],
  }));
  const sum = { key: "sum", cells: [t("order.case.sum"), shift(priority.hours)] };
  return (
    <>
      <DataTable
        caption={`${t("order.case.heading")} · ${label}`}
        captionHidden
        columns={[
          { key: "reason", label: t("order.case.reason") },
          { key: "shift", label: t("order.case.shift"), align: "end" },
        ]}
        rows={rows.length > 1 ? [...rows, sum] : rows}
        empty={<p>{t("order.case.none")}</p>}
      />
      <p className="muted">
        {priority.hours === most ? `${t("order.case.most", { time: timeWords(t, most) })} ` : ""}
        {weightsWords(t, priority.weights)}
      </p>
    </>
  );
}
