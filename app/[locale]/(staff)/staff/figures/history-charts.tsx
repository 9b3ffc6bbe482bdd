import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { ChartLegend, TimeChart } from "@/app/_ui/time-chart";
import type { FiguresView } from "@/lib/cases/figures/read-figures";
import type { UnitView } from "@/lib/cases/routing/queries";
import { wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { CHARTS, type Chart, seriesLabels } from "./charts";
import { dayWords, partWords, spanWords, yearWords } from "./figures-words";

type Props = { t: Translator; view: FiguresView; units: readonly UnitView[] };

/** What the days of the range brought, drawn, with the same figures as tables. */
export function HistoryCharts({ t, view, units }: Props): ReactElement {
  const { points, request, total } = view;
  const [first, last] = [points.at(0)?.first ?? "", points.at(-1)?.last ?? ""];
  const missing = points.reduce((sum, point) => sum + point.missing, 0);
  const heading = { part: partWords(t, request.part, units), first: yearWords(t, first), last: yearWords(t, last) };
  const { came, decided, endedOtherwise, takenUpAgain } = total;
  return (
    <section aria-labelledby="history" className="stack">
      <h2 id="history">{t("figures.history.title", heading)}</h2>
      <p>{t("figures.history.total", { came, decided, endedOtherwise, takenUpAgain })}</p>
      <p className="muted">{t("figures.history.days")}</p>
      {missing > 0 ? <Notice tone="warning">{t("figures.history.missing", { missing })}</Notice> : null}
      {points.every(({ figures }) => figures === null) ? (
        <p>{t("figures.history.empty")}</p>
      ) : (
        <div className="charts">
          {CHARTS.map((chart) => (
            <Figure key={chart.key} t={t} view={view} chart={chart} />
          ))}
        </div>
      )}
    </section>
  );
}

function Figure({ t, view, chart }: { t: Translator; view: FiguresView; chart: Chart }): ReactElement {
  const title = t(`figures.charts.${chart.key}.title`);
  const labels = seriesLabels(t, chart);
  const points = view.points.map((point) => {
    const values = chart.valuesOf(point);
    const said = labels.map((label, at) =>
      t("figures.charts.value", { label, value: valueWords(t, values[at] ?? null) }),
    );
    return {
      key: point.first,
      label: dayWords(t, point.first),
      title: `${spanWords(t, point)}: ${said.join(" · ")}`,
      unknown: point.missing > 0,
      values,
    };
  });
  return (
    <figure>
      <h3>{title}</h3>
      <p className="muted">{t(`figures.charts.${chart.key}.means`)}</p>
      <ChartLegend shape={chart.shape} labels={labels} />
      <TimeChart
        id={chart.key}
        title={title}
        description={t("figures.charts.shows", {
          series: labels.join(" · "),
          from: points.at(0)?.title ?? "",
          to: points.at(-1)?.title ?? "",
        })}
        shape={chart.shape}
        points={points}
      />
      <Details summary={t("figures.charts.table")}>
        <DataTable
          matrix
          caption={title}
          captionHidden
          columns={[
            { key: "span", label: t("figures.columns.span") },
            ...chart.columns(t).map((label) => ({ key: label, label, align: "end" as const })),
          ]}
          rows={view.points.toReversed().map((point) => ({
            key: point.first,
            cells: [spanWords(t, point), ...chart.cellsOf(t, point)],
          }))}
          empty=""
        />
      </Details>
    </figure>
  );
}

function valueWords(t: Translator, value: number | null): string {
  return value === null ? t("figures.none") : wholeNumber(t.locale, value);
}
