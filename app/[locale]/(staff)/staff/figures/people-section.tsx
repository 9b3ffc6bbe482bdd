import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { holds, type Staff } from "@/lib/access/staff";
import type { DayFigures } from "@/lib/cases/figures/day-figures";
import { shareOf } from "@/lib/cases/figures/history";
import { FEWEST_FOR_MIDDLE, type Middle } from "@/lib/cases/figures/people-figures";
import type { FiguresView } from "@/lib/cases/figures/read-figures";
import { wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { reachedWords, shareWords } from "./figures-words";

type Props = { t: Translator; staff: Staff; view: FiguresView };

const COLUMNS = ["answered", "answeredInTime", "decided", "decidedInTime", "half"] as const;

/** What people did, by name and never by number: one's own beside the middle; of everybody for whoever gives out the work. */
export function PeopleSection({ t, staff, view }: Props): ReactElement {
  const { own, middle, people } = view.people;
  const all = holds(staff, "case:assign");
  const rows = [
    { key: "own", cells: [t("figures.people.own"), ...cellsOf(t, own)] },
    ...(middle ? [{ key: "middle", cells: [t("figures.people.middle"), ...middleCells(t, middle)] }] : []),
    ...people.map(({ id, name, figures }) => ({ key: id, cells: [name, ...cellsOf(t, figures)] })),
  ];
  return (
    <div className="stack">
      <h2>{t(all ? "figures.people.titleAll" : "figures.people.title")}</h2>
      <p className="muted">{t("figures.people.lead", { range: t(`figures.ranges.${view.request.range}`) })}</p>
      {middle ? null : <p className="muted">{t("figures.people.few", { fewest: FEWEST_FOR_MIDDLE })}</p>}
      <DataTable
        matrix
        caption={t("figures.people.title")}
        captionHidden
        columns={[
          { key: "name", label: t("figures.columns.name") },
          ...COLUMNS.map((key) => ({ key, label: t(`figures.columns.${key}`), align: "end" as const })),
        ]}
        rows={rows}
        empty=""
      />
    </div>
  );
}

function cellsOf(t: Translator, figures: DayFigures): string[] {
  return [
    wholeNumber(t.locale, figures.answered),
    shareWords(t, shareOf(figures.answeredInTime, figures.answered)),
    wholeNumber(t.locale, figures.decided),
    shareWords(t, shareOf(figures.decidedInTime, figures.decided)),
    reachedWords(t, figures.handlingTime, "half"),
  ];
}

function middleCells(t: Translator, { answered, decided, handlingHours }: Middle): string[] {
  const none = t("figures.none");
  const hours = handlingHours === null ? none : t("figures.hours", { hours: Math.round(handlingHours) });
  return [wholeNumber(t.locale, answered), none, wholeNumber(t.locale, decided), none, hours];
}
