import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import type { WeighedRow } from "@/lib/cases/bulk/weigh-rows";
import { positionOf } from "@/lib/cases/track";
import type { Translator } from "@/lib/i18n/translator";
import { stateLabel } from "../queue-items";
import { variableNames } from "../templates/reply-words";

type Props = { t: Translator; rows: readonly WeighedRow[] };

/** Rows that would go through, and how they would stand then. `then`: the same for all of them. */
export function Passing({ t, rows, then }: Props & { then: string | null }): ReactElement | null {
  if (rows.length === 0) return null;
  const columns = ["case", "then", "state", "about"] as const;
  return (
    <DataTable
      caption={t("bulk.preview.passing", { count: rows.length })}
      columns={columns.map((key) => ({ key, label: t(`bulk.columns.${key}`) }))}
      rows={rows.map((row) => ({ key: row.subject.trackId, cells: cellsOf(t, row, then ?? thenWords(t, row)) }))}
      empty=""
    />
  );
}

/** Rows that would be left out, each with its reason and what it allows instead. */
export function LeftOut({ t, rows, gone }: Props & { gone: number }): ReactElement | null {
  const left = rows.filter(({ verdict }) => !verdict.ok);
  const columns = ["case", "why", "state", "about"] as const;
  return (
    <>
      {left.length > 0 ? (
        <DataTable
          caption={t("bulk.preview.left", { count: left.length })}
          columns={columns.map((key) => ({ key, label: t(`bulk.columns.${key}`) }))}
          rows={left.map((row) => ({ key: row.subject.trackId, cells: cellsOf(t, row, whyWords(t, row)) }))}
          empty=""
        />
      ) : null}
      {gone > 0 ? <p className="muted">{t("bulk.preview.gone", { count: gone })}</p> : null}
    </>
  );
}

/** What comes of the row stands beside its number: on a phone the rest is scrolled to. */
function cellsOf(t: Translator, { subject: { reference, title, position } }: WeighedRow, comes: string) {
  return [
    <a key="case" className="ref" href={`/${t.locale}/staff/cases/${reference}?on=${position.track}`}>
      {reference}
    </a>,
    comes,
    stateLabel(t, position),
    title,
  ];
}

function thenWords(t: Translator, { subject, verdict }: WeighedRow): string {
  if (!verdict.ok || verdict.to === null || verdict.to === subject.position.state) return t("bulk.preview.sameState");
  return stateLabel(t, positionOf(subject.position.track, verdict.to));
}

function whyWords(t: Translator, { verdict, holder, letter }: WeighedRow): string {
  if (verdict.ok) return "";
  if (letter && verdict.reason === "unfilled")
    return t("bulk.letters.without", { names: variableNames(t, letter.missing) });
  if (holder) return t("bulk.reasons.takenBy", { name: holder });
  const why = t(`bulk.reasons.${verdict.reason}`);
  if (!verdict.legal || verdict.legal.length === 0) return why;
  const actions = verdict.legal.map((action) => t(`cases.actions.${action}`)).join(t("access.listSeparator"));
  return `${why}${t("bulk.preview.legal", { actions })}`;
}
