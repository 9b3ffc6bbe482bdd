import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import type { FineLine } from "@/lib/cases/money/gauge";
import type { Limitation, Limitations } from "@/lib/cases/money/limitation";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { yuan } from "@/lib/i18n/yuan";
import { sourceWords, yuanRange } from "./amount-words";

/** The ranges that fines lie in by the law of the time; figures that we do not know are shown as unknown. */
export function FineSection({ t, fines }: { t: Translator; fines: readonly FineLine[] }): ReactElement {
  const columns = (["law", "ordinary", "serious", "inForce"] as const).map((key) => ({
    key,
    label: t(`money.fines.columns.${key}`),
  }));
  return (
    <div>
      <h2>{t("money.fines.heading")}</h2>
      <DataTable
        caption={t("money.fines.heading")}
        captionHidden
        columns={columns}
        rows={fines.map((line) => ({ key: line.rule.id, cells: fineCells(t, line) }))}
        empty=""
      />
      <p className="muted">{t("money.fines.mitigation")}</p>
    </div>
  );
}

function fineCells(t: Translator, { rule, inForce, fromGain }: FineLine): string[] {
  const { ordinary, serious, timesGain, withoutGain } = rule;
  const times = timesGain ? t("money.fines.times", timesGain) : "";
  const worked = fromGain ? t("money.fines.worked", { range: yuanRange(t, fromGain) }) : "";
  const most = withoutGain ? t("money.fines.withoutGain", { most: yuan(t.locale, withoutGain) }) : "";
  const byGain = [times, worked, most].filter(Boolean).join(t("money.semicolon"));
  const unknown = t("money.fines.unconfirmed");
  return [
    sourceWords(t, rule),
    ordinary ? yuanRange(t, ordinary) : byGain || unknown,
    serious ? yuanRange(t, serious) : t(timesGain ? "money.fines.closed" : "money.fines.unconfirmed"),
    t(`money.fines.inForce.${inForce}`),
  ];
}

/** How long a penalty is still possible, from which day that was counted, and what follows. */
export function LimitationSection({ t, found }: { t: Translator; found: Limitations | null }): ReactElement {
  return (
    <section aria-labelledby="limitation">
      <h2 id="limitation">{t("money.limitation.heading")}</h2>
      {found ? (
        <p>{t(`money.limitation.from.${found.from}`, { date: dayWords(t, found.conductEnd) })}</p>
      ) : (
        <p className="muted">{t("money.limitation.unknown")}</p>
      )}
      {found && found.periods.length === 0 ? <p className="muted">{t("money.limitation.noRule")}</p> : null}
      {found?.periods.map((period) => (
        <OnePeriod key={period.rule.id} t={t} period={period} />
      ))}
    </section>
  );
}

function OnePeriod({ t, period: { rule, due, daysLeft, receivedInTime } }: { t: Translator; period: Limitation }) {
  const values = { due: dayWords(t, due), days: Math.abs(daysLeft) };
  const state = daysLeft >= 0 ? "left" : receivedInTime ? "foundInTime" : "over";
  return (
    <div className="clock-card">
      <p>
        <b>{rule.title[t.locale]}</b>
      </p>
      <p>{t(`money.limitation.${state}`, values)}</p>
      <p className="muted">
        {t("staffCase.clocks.lawArticle", { law: rule.law[t.locale], article: rule.article ?? "" })} ·{" "}
        {t(`staffCase.clocks.marks.${rule.mark}`)}
      </p>
    </div>
  );
}

function dayWords(t: Translator, day: string): string {
  return longDate(t.locale, startOfShanghaiDay(day));
}
