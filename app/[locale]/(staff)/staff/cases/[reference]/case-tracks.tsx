import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Details } from "@/app/_ui/details";
import { Tag } from "@/app/_ui/tag";
import type { CaseView, TrackView } from "@/lib/cases/case-view";
import { phaseOf } from "@/lib/cases/track";
import { type TrackLetter, trackLetters } from "@/lib/cases/track-letters";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { stateLabel, toneOf } from "../../queue-items";
import { TrackClocks } from "./case-clocks";

type Props = { page: StaffPage; view: CaseView; now: Date };

/** Both legal tracks side by side, each with its own state, clocks and letters; what ends one says nothing about the other. */
export function CaseTracks({ page, view, now }: Props): ReactElement {
  const { t } = page;
  const both = view.tracks.length > 1;
  return (
    <section aria-labelledby="tracks">
      <h2 id="tracks">{t("tracks.heading")}</h2>
      <p className="muted">{both ? t("tracks.apart") : t(`tracks.only.${view.tracks[0]?.position.track}`)}</p>
      <div className="two-tracks">
        {view.tracks.map((track) => (
          <section key={track.id} aria-labelledby={`track-${track.id}`} className="one-track">
            <h3 id={`track-${track.id}`}>
              {t(`cases.tracks.${track.position.track}.label`)}{" "}
              <Tag tone={toneOf(track.position)}>
                {t(`cases.states.${track.position.track}.${track.position.state}.label`)}
              </Tag>
            </h3>
            <p className="muted">{t(`tracks.about.${track.position.track}`)}</p>
            <OtherGoesOn t={t} view={view} track={track} />
            <TrackClocks page={page} view={view} track={track.position.track} now={now} />
            <Letters t={t} letters={trackLetters(view, track.position.track)} />
          </section>
        ))}
      </div>
    </section>
  );
}

/** Said where it is easily forgotten: on a track that has ended while the other one has not. */
function OtherGoesOn({ t, view, track }: { t: Translator; view: CaseView; track: TrackView }): ReactElement | null {
  if (phaseOf(track.position) !== "ended") return null;
  const other = view.tracks.find(({ id, position }) => id !== track.id && phaseOf(position) !== "ended");
  if (!other) return null;
  return <p className="goes-on">{t("tracks.goesOn", { other: stateLabel(t, other.position) })}</p>;
}

function Letters({ t, letters }: { t: Translator; letters: readonly TrackLetter[] }): ReactElement {
  return (
    <>
      <h4>{t("tracks.letters.heading")}</h4>
      {letters.length === 0 ? <p className="muted">{t("tracks.letters.none")}</p> : null}
      {letters.map(({ id, action, at, body }) => (
        <Details
          key={id}
          summary={
            <>
              {t(`cases.actions.${action}`)}{" "}
              <time className="muted" dateTime={at.toISOString()}>
                {dateTime(t.locale, at)}
              </time>
            </>
          }
        >
          <p className="given">{body ?? t("tracks.letters.standard")}</p>
        </Details>
      ))}
    </>
  );
}
