import type { ReactElement, ReactNode } from "react";
import { DataTable } from "@/app/_ui/data-table";
import type { Sides } from "@/lib/cases/merges/find-pair";
import type { MergeSide } from "@/lib/cases/merges/merge-sides";
import { dueDate, longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import type { MergeTyped } from "./merge-form";

const ROWS = ["about", "state", "opened", "reporters", "files", "identifiers", "due"] as const;

/** Both cases and what there would be after. */
export function MergeTable({ t, seen }: { t: Translator; seen: Sides }): ReactElement {
  const { one, head } = seen;
  const columns = [
    { key: "what", label: t("merging.table.columns.what") },
    { key: "one", label: t("merging.table.columns.one", { reference: one.reference }) },
    { key: "head", label: t("merging.table.columns.head", { reference: head.reference }) },
    { key: "after", label: t("merging.table.columns.after") },
  ];
  const [mine, theirs, joint] = [sideCells(t, one), sideCells(t, head), afterCells(t, seen)];
  const rows = ROWS.map((key) => ({
    key,
    cells: [t(`merging.table.${key}`), mine[key], theirs[key], joint[key]],
  }));
  return <DataTable caption={t("merging.table.caption")} columns={columns} rows={rows} empty="" />;
}

type Cells = Record<(typeof ROWS)[number], ReactNode>;

function sideCells(t: Translator, side: MergeSide): Cells {
  return {
    about: side.title,
    state: stateWords(t, side.report ?? ""),
    opened: longDate(t.locale, side.openedAt),
    reporters: t("merging.table.people", { count: side.reporters }),
    files: t("merging.table.filesCount", { count: side.files }),
    identifiers: t("merging.table.identifiersCount", { count: side.identifiers.length }),
    due: side.dueAt ? dueDate(t.locale, side.dueAt) : t("merging.table.none"),
  };
}

function afterCells(t: Translator, { one, head }: Sides): Cells {
  const common = one.identifiers.filter((each) => head.identifiers.includes(each)).length;
  const count = one.identifiers.length + head.identifiers.length - common;
  const dues = [one.dueAt, head.dueAt].filter((due) => due !== null).toSorted((a, b) => a.getTime() - b.getTime());
  const [first] = dues;
  return {
    about: head.title,
    state: stateWords(t, head.report ?? ""),
    opened: longDate(t.locale, head.openedAt),
    reporters: t("merging.table.people", { count: one.reporters + head.reporters }),
    files: t("merging.table.filesCount", { count: one.files + head.files }),
    identifiers: t("merging.table.common", { count, common }),
    due: first ? t("merging.table.perPerson", { date: dueDate(t.locale, first) }) : t("merging.table.none"),
  };
}

/** Both cases as they were shown beside both as they are; the other one may have come here meanwhile. */
export function ThenAndNow({ t, typed, seen }: { t: Translator; typed: MergeTyped; seen: Sides }): ReactElement {
  const columns = (["what", "then", "now"] as const).map((key) => ({ key, label: t(`staffCase.conflict.${key}`) }));
  const { one, head } = seen;
  const theirs =
    head.reference === one.reference
      ? t("merging.stale.carriedHere", { reference: typed.head })
      : `${head.reference} ${stateWords(t, head.report ?? "")}`;
  const rows = [
    { key: "one", cells: [t("merging.stale.one"), stateWords(t, typed.seenOne), stateWords(t, one.report ?? "")] },
    { key: "head", cells: [t("merging.stale.head"), `${typed.head} ${stateWords(t, typed.seenHead)}`, theirs] },
  ];
  return <DataTable caption={t("staffCase.conflict.title")} captionHidden columns={columns} rows={rows} empty="" />;
}

/** A state of a report by its name; a dash for what is none. */
export function stateWords(t: Translator, state: string): string {
  const key = `cases.states.report.${state}.label`;
  return t.has(key) ? t(key) : "–";
}
