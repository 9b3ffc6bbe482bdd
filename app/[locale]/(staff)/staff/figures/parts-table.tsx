import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { StageBar } from "@/app/_ui/stage-bar";
import { shareOf } from "@/lib/cases/figures/history";
import type { FiguresView, PartRow } from "@/lib/cases/figures/read-figures";
import type { UnitView } from "@/lib/cases/routing/queries";
import { wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { listOf, partWords, reachedWords, shareWords } from "./figures-words";

type Props = { t: Translator; view: FiguresView; units: readonly UnitView[] };

const COLUMNS = ["stages", "pending", "overdue", "came", "decided", "answeredInTime", "decidedInTime", "half"] as const;
const WORDS = new Set<string>(["stages"]);

/** Where it piles up, and what it waits for; the largest pile first. */
export function PartsTable({ t, view, units }: Props): ReactElement {
  const { by, range } = view.request;
  const most = Math.max(0, ...view.parts.map(({ live }) => live.pending));
  const columns = COLUMNS.map((key) => ({
    key,
    label: t(`figures.columns.${key}`),
    ...(WORDS.has(key) ? {} : { align: "end" as const }),
  }));
  const title = t(`figures.parts.titles.${by}`);
  return (
    <div className="stack">
      <h2>{title}</h2>
      <p className="muted">{t("figures.parts.lead", { range: t(`figures.ranges.${range}`) })}</p>
      <DataTable
        matrix
        caption={title}
        captionHidden
        columns={[{ key: "part", label: t(`figures.partings.${by}`) }, ...columns]}
        rows={view.parts.map((row) => ({
          key: row.value,
          cells: [partWords(t, { dimension: by, value: row.value }, units), ...cellsOf({ t, view, row, most })],
        }))}
        empty={t("figures.parts.empty")}
      />
    </div>
  );
}

type RowProps = { t: Translator; view: FiguresView; row: PartRow; most: number };

function cellsOf({ t, view, row, most }: RowProps) {
  const { live, figures, value } = row;
  const part = { dimension: view.request.by, value };
  const number = (count: number) => wholeNumber(t.locale, count);
  return [
    <Stages key="stages" {...{ t, row, most }} />,
    <a key="pending" href={listOf(t, part, "pending")}>
      {number(live.pending)}
    </a>,
    <a key="overdue" href={listOf(t, part, "overdue")}>
      {number(live.overdue)}
    </a>,
    number(figures.came),
    number(figures.decided),
    shareWords(t, shareOf(figures.answeredInTime, figures.answered)),
    shareWords(t, shareOf(figures.decidedInTime, figures.decided)),
    reachedWords(t, figures.handlingTime, "half"),
  ];
}

function Stages({ t, row: { live }, most }: Omit<RowProps, "view">): ReactElement {
  const { first_look: look, under_way: office, with_reporter: reporter } = live;
  return (
    <>
      <StageBar counts={[look, office, reporter]} most={most} />
      <small>{t("figures.parts.stages", { look, office, reporter })}</small>
    </>
  );
}
