import { staffScreen } from "@/app/_server/staff-screen";
import { readFigures } from "@/lib/cases/figures/read-figures";
import { readFiguresAsked } from "./figures-asked";
import { FiguresFaults, FiguresForm } from "./figures-form";
import { HistoryCharts } from "./history-charts";
import { InShort } from "./in-short";
import { LiveFigures } from "./live-figures";
import { PartsTable } from "./parts-table";
import { PeopleSection } from "./people-section";

/** Whether the office keeps its promises, where work piles up, and why (C23). */
export const GET = staffScreen("case:read", async (page) => {
  const { t, staff } = page;
  const asked = await readFiguresAsked(staff, page.asked);
  if (!asked) return null;
  const view = await readFigures(staff, asked.request);
  if (!view.ok) return null;
  const { units } = asked;
  return {
    title: t("figures.title"),
    current: "figures",
    children: (
      <div className="stack">
        <h1>{t("figures.title")}</h1>
        <FiguresFaults t={t} asked={asked} />
        <InShort t={t} view={view} units={units} />
        <FiguresForm t={t} asked={asked} />
        <LiveFigures t={t} view={view} units={units} />
        <HistoryCharts t={t} view={view} units={units} />
        <PartsTable t={t} view={view} units={units} />
        <PeopleSection t={t} staff={staff} view={view} />
      </div>
    ),
  };
});
