import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Tag } from "@/app/_ui/tag";
import type { CaseView, TrackView } from "@/lib/cases/case-view";
import { asListed } from "@/lib/cases/checklists/checklist";
import { readChecklist } from "@/lib/cases/checklists/read-checklist";
import { type Repeatable, repeatDecision } from "@/lib/cases/repeat-decision";
import { offerReplies } from "@/lib/cases/replies/read-replies";
import type { Action } from "@/lib/cases/step";
import { stepFor } from "@/lib/cases/transitions";
import { stateLabel } from "../../queue-items";
import { DecisionForm } from "./decision-form";
import { OpenChecks } from "./open-checks";
import { situationOf } from "./reply-situation";

type Props = {
  page: StaffPage;
  view: CaseView;
  /** The track and the step that were chosen in the address. */
  chosen: { track: string | null; action: string | null; repeats: boolean };
  /** The list beside the case, as an address; it stays when a form comes back. */
  list: string;
  /** The address of this page with other choices. */
  to: (choice: Record<string, string>) => string;
};

/**
 * What may be done on each track now, and the form of the step that was chosen. The track whose row was opened comes
 * first, so that 1 is a step of what the list says; digits go on from track to track.
 */
export async function DecisionPanel({ page, view, chosen, list, to }: Props): Promise<ReactElement> {
  const { t } = page;
  const last = await lastOn(page, view, chosen.track);
  const opened = (track: TrackView) => Number(track.position.track === chosen.track);
  const tracks = view.tracks.toSorted((one, other) => opened(other) - opened(one));
  const before = (track: TrackView) =>
    tracks.slice(0, tracks.indexOf(track)).reduce((sum, one) => sum + one.actions.length, 0);
  return (
    <section aria-labelledby="decide" className="decide">
      <h2 id="decide">{t("staffCase.decide.heading")}</h2>
      {tracks.map((track) => {
        const action =
          track.position.track === chosen.track ? track.actions.find((one) => one === chosen.action) : undefined;
        return (
          <div key={track.id} className="track">
            <h3>
              {stateLabel(t, track.position)} {track.contested ? <Tag tone="late">{t("queue.contested")}</Tag> : null}
            </h3>
            <p className="muted">{t(`cases.states.${track.position.track}.${track.position.state}.meaning`)}</p>
            {action ? (
              <ChosenStep
                {...{ page, view, track, action, list }}
                repeats={chosen.repeats && last?.action === action ? last : null}
                other={to({ on: track.position.track, act: "" })}
              />
            ) : (
              <Steps {...{ page, view, track, last, to }} first={before(track)} />
            )}
          </div>
        );
      })}
    </section>
  );
}

/** What this person decided last about the same shop; only where they have the case in hand. */
async function lastOn({ staff }: StaffPage, view: CaseView, on: string | null): Promise<Repeatable | null> {
  const track = view.tracks.find(({ position }) => position.track === on) ?? view.tracks[0];
  if (!track || !view.claimedByMe) return null;
  const found = await repeatDecision(staff, { reference: view.reference, track: track.position.track });
  return found.ok && found.last && track.actions.includes(found.last.action) ? found.last : null;
}

/** A button that is missing because of what one did oneself looks like a fault until it is said. */
function ForColleagues({
  page: { t, locale },
  actions,
}: {
  page: StaffPage;
  actions: readonly Action[];
}): ReactElement | null {
  if (actions.length === 0) return null;
  const names = actions.map((action) => t(`cases.actions.${action}`)).join(locale === "zh" ? "、" : ", ");
  return <p className="muted">{t("staffCase.decide.forColleagues", { actions: names })}</p>;
}

type StepsProps = Pick<Props, "page" | "view" | "to"> & { track: TrackView; first: number; last: Repeatable | null };

function Steps({ page, view, track, first, last, to }: StepsProps): ReactElement {
  const { t } = page;
  const { actions, position } = track;
  const usable = actions.filter((action) => view.claimedByMe || stepFor(position, action)?.message === "none");
  const others = <ForColleagues page={page} actions={track.forColleagues} />;
  if (actions.length === 0) return track.forColleagues.length > 0 ? others : <p>{t("staffCase.decide.nothing")}</p>;
  if (usable.length === 0) return <p>{t("staffCase.claim.needed")}</p>;
  return (
    <>
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
        {last?.track === position.track ? (
          <a
            className="button secondary"
            href={`${to({ on: last.track, act: last.action, as: "last" })}#decide`}
            aria-keyshortcuts="r"
          >
            {t("desk.repeat", { action: t(`cases.actions.${last.action}`) })} <kbd>r</kbd>
          </a>
        ) : null}
      </nav>
      {others}
    </>
  );
}

type ChosenProps = {
  page: StaffPage;
  view: CaseView;
  track: TrackView;
  action: Action;
  list: string;
  /** The words of the decision before, to begin with. */
  repeats: Repeatable | null;
  other: string;
};

async function ChosenStep(props: ChosenProps): Promise<ReactElement | null> {
  const { page, view, track, action, list, repeats, other } = props;
  const { t, formToken } = page;
  const step = stepFor(track.position, action);
  if (!step) return null;
  if (!view.claimedByMe && step.message !== "none") return <p>{t("staffCase.claim.needed")}</p>;
  const typed = { ...wordsOf(repeats), list };
  const writing = { track: track.position.track, action, step, behaviour: view.behaviour };
  return (
    <>
      <h4>{t(`cases.actions.${action}`)}</h4>
      <Waiting page={page} view={view} action={action} />
      <DecisionForm
        t={t}
        formToken={formToken}
        reference={view.reference}
        track={track.position.track}
        version={track.version}
        state={track.position.state}
        action={action}
        step={step}
        suggested={view.routing?.grounds}
        typed={typed}
        replies={await offerReplies(page.staff, situationOf(writing, typed.ground))}
      />
      <p>
        <a href={`${other}#decide`}>{t("staffCase.decide.other")}</a>
      </p>
    </>
  );
}

/** Said before anything is written: what the step will be stopped by. */
async function Waiting({ page, view, action }: Pick<ChosenProps, "page" | "view" | "action">) {
  const read = await readChecklist(page.staff, view.reference);
  const checks = read.ok ? read.view.checks : [];
  const open = checks.filter(
    ({ state, before }) => state === "open" && before.some((step) => step === asListed(action)),
  );
  return open.length === 0 ? null : <OpenChecks t={page.t} action={action} checks={open} address="" />;
}

function wordsOf(repeats: Repeatable | null) {
  if (!repeats) return { ground: undefined };
  const { ground, message, note, target } = repeats;
  return { ground, message, note, target };
}
