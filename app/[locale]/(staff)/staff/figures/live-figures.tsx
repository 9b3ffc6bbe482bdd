import type { ReactElement } from "react";
import { Details } from "@/app/_ui/details";
import { FIGURES, type Figure } from "@/lib/cases/figures/figure";
import type { FiguresView } from "@/lib/cases/figures/read-figures";
import { spreadOf, timesOf } from "@/lib/cases/figures/spread";
import type { UnitView } from "@/lib/cases/routing/queries";
import { dateTime, wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { listOf, partWords } from "./figures-words";

type Props = { t: Translator; view: FiguresView; units: readonly UnitView[] };

/** What waits at this moment, each figure with the list of what it counts. */
export function LiveFigures({ t, view, units }: Props): ReactElement {
  const { request, at } = view;
  const heading = { part: partWords(t, request.part, units), at: dateTime(t.locale, at) };
  const shown = FIGURES.filter((figure) => figure !== "oldest" || view.oldestSince);
  return (
    <section aria-labelledby="now" className="stack">
      <h2 id="now">{t("figures.now", heading)}</h2>
      <ul className="live">
        {shown.map((figure) => (
          <li key={figure} className={figure === "overdue" && view.live.overdue > 0 ? "late" : undefined}>
            <a href={listOf(t, request.part, figure)} data-figure={figure}>
              <Count t={t} view={view} figure={figure} />
              <span>{t(`figures.live.${figure}.label`)}</span>
            </a>
          </li>
        ))}
      </ul>
      <Details summary={t("figures.how")}>
        <p>{t("figures.unit")}</p>
        <dl className="definitions">
          {FIGURES.map((figure) => (
            <div key={figure}>
              <dt>{t(`figures.live.${figure}.label`)}</dt>
              <dd>{t(`figures.live.${figure}.means`)}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </section>
  );
}

/** How many, or for how long with the unit in small letters. */
function Count({ t, view, figure }: Omit<Props, "units"> & { figure: Figure }): ReactElement {
  const { live, oldestSince, at } = view;
  if (figure !== "oldest") return <b>{wholeNumber(t.locale, live[figure])}</b>;
  const waited = oldestSince && timesOf(spreadOf({ from: oldestSince, to: at }));
  const { hours, days } = waited?.half ?? { hours: 0, days: 0 };
  const unit = days === 0 ? "waitedHours" : days === 1 ? "waitedDay" : "waitedDays";
  return (
    <b>
      {wholeNumber(t.locale, days || hours)} <small>{t(`figures.${unit}`)}</small>
    </b>
  );
}
