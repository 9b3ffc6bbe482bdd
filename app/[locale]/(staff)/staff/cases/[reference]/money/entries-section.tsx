import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { type MoneyEntryView, stillHolds } from "@/lib/cases/money/money-entries";
import type { SourceFile } from "@/lib/cases/money/read-money";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { dateTime, longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { amountRange } from "./amount-words";
import { MoneyForm } from "./money-form";

const COLUMNS = ["kind", "amount", "period", "source", "by"] as const;

type Props = {
  t: Translator;
  formToken: string;
  reference: string;
  entries: readonly MoneyEntryView[];
  files: readonly SourceFile[];
  mayRecord: boolean;
};

/** What is known, with its source and who wrote it down; below it what was corrected since, and the forms. */
export function EntriesSection(props: Props): ReactElement {
  const { t, formToken, reference, entries, files, mayRecord } = props;
  const holding = entries.filter(stillHolds);
  const older = entries.filter((entry) => !stillHolds(entry));
  return (
    <div>
      <h2>{t("money.known")}</h2>
      <EntryTable t={t} caption={t("money.known")} entries={holding} />
      {older.length > 0 ? (
        <Details summary={t("money.older", { count: older.length })}>
          <EntryTable t={t} caption={t("money.olderCaption")} entries={older} />
        </Details>
      ) : null}
      {mayRecord ? (
        <>
          <Details summary={t("money.record")} open={entries.length === 0}>
            <MoneyForm t={t} formToken={formToken} reference={reference} files={files} />
          </Details>
          {holding.length > 0 ? (
            <Details summary={t("money.correct")}>
              {holding.map((entry) => (
                <Details key={entry.id} summary={entryWords(t, entry)}>
                  <MoneyForm
                    t={t}
                    formToken={formToken}
                    reference={reference}
                    files={files}
                    corrects={entry}
                    typed={typedOf(entry)}
                  />
                </Details>
              ))}
            </Details>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function EntryTable({ t, caption, entries }: { t: Translator; caption: string; entries: readonly MoneyEntryView[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS.map((key) => ({ key, label: t(`money.columns.${key}`) }))}
      rows={entries.map((entry) => ({ key: entry.id, cells: cellsOf(t, entry) }))}
      empty={t("money.nothing")}
    />
  );
}

function cellsOf(t: Translator, entry: MoneyEntryView): string[] {
  const file = entry.evidence === null ? "" : t("money.fromFile", { n: entry.evidence });
  return [
    t(`money.kinds.${entry.kind}`),
    entry.struckOut ? t("money.struckOut") : amountRange(t, entry.kind, entry),
    periodWords(t, entry),
    [file, entry.source].filter(Boolean).join(t("money.semicolon")),
    `${entry.by}, ${dateTime(t.locale, entry.at)}`,
  ];
}

function periodWords(t: Translator, { from, to }: MoneyEntryView): string {
  const day = (date: string | null) => (date ? longDate(t.locale, startOfShanghaiDay(date)) : t("money.unknownDay"));
  if (!from && !to) return t("money.unknownDay");
  return from === to ? day(from) : t("money.range", { low: day(from), high: day(to) });
}

function entryWords(t: Translator, entry: MoneyEntryView): string {
  return `${t(`money.kinds.${entry.kind}`)} ${amountRange(t, entry.kind, entry)}`;
}

function typedOf({ kind, low, high, from, to, evidenceId, source }: MoneyEntryView) {
  const plain = (amount: number) => String(kind === "orders" || kind === "consumers" ? amount : amount / 100);
  return {
    low: plain(low),
    high: low === high ? "" : plain(high),
    from: from ?? "",
    to: to ?? "",
    evidenceId: evidenceId ?? "",
    source,
  };
}
