import type { ReactElement } from "react";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { DataTable } from "@/app/_ui/data-table";
import type { DayView } from "@/lib/cases/reading-watch/list-signs";
import { addDays } from "@/lib/clocks/plain-date";
import { dayWords } from "./sign-words";

const COUNTS = ["cases", "outside", "handedOut", "names", "asked", "revealed", "night", "audited"] as const;

type Shown = { visit: StaffVisit; day: string | null; days: readonly DayView[] };

/** Person by person, how much they looked at in one day. */
export function DayTable({ visit, day, days }: Shown): ReactElement {
  const { t } = visit;
  if (day === null) {
    return (
      <>
        <h2>{t("watch.numbers")}</h2>
        <p className="empty">{t("watch.notCounted")}</p>
      </>
    );
  }
  const to = (date: string) => here(visit, `/staff/reading?day=${date}`);
  const title = t("watch.numbersOf", { day: dayWords(t, day) });
  return (
    <>
      <h2>{title}</h2>
      <DataTable
        matrix
        caption={title}
        captionHidden
        columns={[
          { key: "who", label: t("watch.columns.who") },
          ...COUNTS.map((key) => ({ key, label: t(`watch.counts.${key}`), align: "end" as const })),
        ]}
        rows={days.map(({ staffId, name, facts }) => ({
          key: staffId,
          cells: [
            <a key="who" href={here(visit, `/staff/audit?who=${staffId}`)}>
              {name}
            </a>,
            ...COUNTS.map((key) => facts[key]),
          ],
        }))}
        empty={t("watch.nobody")}
      />
      <nav className="quick" aria-label={t("watch.days")}>
        <a href={to(addDays(day, -1))}>{t("watch.dayBefore")}</a>
        <a href={to(addDays(day, 1))}>{t("watch.dayAfter")}</a>
      </nav>
      <p className="muted">{t("watch.how")}</p>
    </>
  );
}
