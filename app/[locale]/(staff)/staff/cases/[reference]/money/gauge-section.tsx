import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { GaugeBar } from "@/app/_ui/gauge-bar";
import { CRIMINAL_FIGURES } from "@/lib/cases/money/figures";
import type { Gauge } from "@/lib/cases/money/gauge";
import type { Translator } from "@/lib/i18n/translator";
import { yuan } from "@/lib/i18n/yuan";
import { sourceWords, yuanRange } from "./amount-words";

const COLUMNS = ["who", "level", "figure", "known", "standing"] as const;

/** Known turnover and gain against the criminal figures: a bar each, its sentence, and the table behind them. */
export function GaugeSection({ t, gauges }: { t: Translator; gauges: readonly Gauge[] }): ReactElement {
  const [figure] = CRIMINAL_FIGURES;
  return (
    <div>
      <h2>{t("money.gauge.heading")}</h2>
      <p>{t("money.gauge.whom")}</p>
      <div className="gauges">
        {gauges.map((gauge) => (
          <OneGauge key={`${gauge.who}-${gauge.measure}`} t={t} gauge={gauge} />
        ))}
      </div>
      {figure ? <p className="muted">{sourceWords(t, figure)}</p> : null}
      <Details summary={t("money.gauge.table")}>
        <DataTable
          caption={t("money.gauge.heading")}
          captionHidden
          columns={COLUMNS.map((key) => ({ key, label: t(`money.gauge.columns.${key}`) }))}
          rows={gauges.flatMap((gauge) => rowsOf(t, gauge))}
          empty=""
        />
      </Details>
    </div>
  );
}

function OneGauge({ t, gauge }: { t: Translator; gauge: Gauge }): ReactElement {
  const sentence = sentenceOf(t, gauge);
  return (
    <div>
      <h3>{barName(t, gauge)}</h3>
      <GaugeBar
        label={sentence}
        max={gauge.max}
        known={gauge.known}
        marks={gauge.marks.map(({ figure }) => ({
          key: figure.id,
          at: figure.fen,
          label: yuan(t.locale, figure.fen),
          heavy: figure.level === "especially_serious",
        }))}
      />
      <p>{sentence}</p>
    </div>
  );
}

function barName(t: Translator, { who, measure }: Gauge): string {
  return t("money.gauge.bar", { who: t(`money.gauge.whose.${who}`), measure: t(`money.kinds.${measure}`) });
}

function sentenceOf(t: Translator, { known, marks }: Gauge): string {
  if (!known) return t("money.gauge.nothing");
  const words = marks.map(({ figure, standing }) =>
    t(`money.gauge.stands.${standing}`, { level: t(`money.gauge.levels.${figure.level}`) }),
  );
  return t("money.gauge.sentence", { amount: yuanRange(t, known), words: words.join(t("money.semicolon")) });
}

function rowsOf(t: Translator, gauge: Gauge) {
  return gauge.marks.map(({ figure, standing }) => ({
    key: figure.id,
    cells: [
      barName(t, gauge),
      t(`money.gauge.levels.${figure.level}`),
      yuan(t.locale, figure.fen),
      gauge.known ? yuanRange(t, gauge.known) : "–",
      t(`money.gauge.standings.${standing}`),
    ],
  }));
}
