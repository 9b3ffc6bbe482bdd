import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/require-staff";
import { Tag } from "@/app/_ui/tag";
import type { CaseView, TrackView } from "@/lib/cases/case-view";
import type { Action } from "@/lib/cases/step";
import { stepFor } from "@/lib/cases/transitions";
import { stateLabel } from "../../queue-items";
import { DecisionForm } from "./decision-form";

type Props = {
  page: StaffPage;
  view: CaseView;
  /** The track and the step that were chosen in the address. */
  chosen: { track: string | null; action: string | null };
  /** The list beside the case, as an address; it stays when a form comes back. */
  list: string;
  /** The address of this page with other choices. */
  to: (choice: { on: string; act: string }) => string;
};

/** What may be done on each track now, and the form of the step that was chosen. Digits go on from track to track. */
export function DecisionPanel({ page, view, chosen, list, to }: Props): ReactElement {
  const { t } = page;
  const before = (track: TrackView) =>
    view.tracks.slice(0, view.tracks.indexOf(track)).reduce((sum, one) => sum + one.actions.length, 0);
  return (
    <section aria-labelledby="decide" className="decide">
      <h2 id="decide">{t("staffCase.decide.heading")}</h2>
      {view.tracks.map((track) => {
        const action =
          track.position.track === chosen.track ? track.actions.find((one) => one === chosen.action) : undefined;
        return (
          <div key={track.id} className="track">
            <h3>
              {stateLabel(t, track.position)} {track.contested ? <Tag tone="late">{t("queue.contested")}</Tag> : null}
            </h3>
            <p className="muted">{t(`cases.states.${track.position.track}.${track.position.state}.meaning`)}</p>
            {action ? (
              <ChosenStep {...{ page, view, track, action, list }} other={to({ on: track.position.track, act: "" })} />
            ) : (
              <Steps page={page} view={view} track={track} first={before(track)} to={to} />
            )}
          </div>
        );
      })}
    </section>
  );
}

type StepsProps = Pick<Props, "page" | "view" | "to"> & { track: TrackView; first: number };

function Steps({ page: { t }, view, track, first, to }: StepsProps): ReactElement {
  const { actions, position } = track;
  const usable = actions.filter((action) => view.claimedByMe || stepFor(position, action)?.message === "none");
  if (actions.length === 0) return <p>{t("staffCase.decide.nothing")}</p>;
  if (usable.length === 0) return <p>{t("staffCase.claim.needed")}</p>;
  return (
    <nav className="actions" aria-label={`${t("staffCase.decide.choose")}: ${stateLabel(t, position)}`}>
      {usable.map((action) => {
        const digit = first + actions.indexOf(action) + 1;
        return (
          <a
            key={action}
            className="button secondary"
            href={`${to({ on: position.track, act: action })}#decide`}
            aria-keyshortcuts={digit < 10 ? `${digit}` : undefined}
          >
            {t(`cases.actions.${action}`)}
            {digit < 10 ? <kbd>{digit}</kbd> : null}
          </a>
        );
      })}
    </nav>
  );
}

type ChosenProps = { page: StaffPage; view: CaseView; track: TrackView; action: Action; list: string; other: string };

function ChosenStep({ page, view, track, action, list, other }: ChosenProps): ReactElement | null {
  const { t, formToken } = page;
  const step = stepFor(track.position, action);
  if (!step) return null;
  if (!view.claimedByMe && step.message !== "none") return <p>{t("staffCase.claim.needed")}</p>;
  return (
    <>
      <h4>{t(`cases.actions.${action}`)}</h4>
      <DecisionForm
        t={t}
        formToken={formToken}
        reference={view.reference}
        track={track.position.track}
        version={track.version}
        state={track.position.state}
        action={action}
        step={step}
        typed={{ list }}
      />
      <p>
        <a href={`${other}#decide`}>{t("staffCase.decide.other")}</a>
      </p>
    </>
  );
}
