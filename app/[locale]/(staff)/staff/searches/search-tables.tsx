import type { ReactElement, ReactNode } from "react";
import { ActForm } from "@/app/_server/act-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Tag } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import type { UnitView } from "@/lib/cases/routing/queries";
import type { CountedSearch } from "@/lib/cases/searches/list-searches";
import type { Translator } from "@/lib/i18n/translator";
import { filterWords } from "../filter-words";
import { ChangeForm } from "./change-form";

type Props = { page: StaffPage; searches: readonly CountedSearch[]; units: readonly UnitView[] };

/** One after the other, each with what it finds now, and folded below it what can be changed. */
export function OwnSearches({ page: { t, formToken }, searches, units }: Props): ReactElement {
  if (searches.length === 0) return <div className="empty">{t("searches.none")}</div>;
  return (
    <ul className="searches">
      {searches.map((search) => (
        <li key={search.id}>
          <span className="found">{countWords(t, search)}</span>
          <span className="named">
            <Name t={t} search={search} />
          </span>
          <span className="muted">{filterWords(t, search.filter, units)}</span>
          <span className="muted">{alertWords(t, search)}</span>
          <Details summary={t("searches.change.summary")}>
            <ChangeForm t={t} formToken={formToken} typed={{ ...search, above: search.above?.toString() ?? "" }} />
          </Details>
        </li>
      ))}
    </ul>
  );
}

/** A table, as nothing in it can be changed by others than supervisors. */
export function SharedSearches({ page, searches, units }: Props): ReactElement {
  const { t, formToken, staff } = page;
  const tidies = holds(staff, "search:tidy");
  const columns = ["name", "found", "what", "owner", ...(tidies ? (["act"] as const) : [])] as const;
  const cells = (search: CountedSearch): ReactNode[] => [
    <Name key="name" t={t} search={search} />,
    countWords(t, search),
    filterWords(t, search.filter, units),
    search.owner,
    <ActForm
      key="act"
      formToken={formToken}
      action={`/${t.locale}/staff/searches/${search.id}`}
      act="delete"
      label={t("searches.change.delete")}
    />,
  ];
  return (
    <DataTable
      caption={t("searches.shared")}
      captionHidden
      columns={columns.map((key) => ({ key, label: t(`searches.column.${key}`) }))}
      rows={searches.map((search) => ({ key: search.id, cells: cells(search).slice(0, columns.length) }))}
      empty={t("searches.noneShared")}
    />
  );
}

function Name({ t, search }: { t: Translator; search: CountedSearch }): ReactElement {
  return (
    <>
      <a href={`/${t.locale}/staff/searches/${search.id}`}>{search.name}</a>{" "}
      {search.news ? <Tag tone="new">{t("searches.news")}</Tag> : null}{" "}
      {search.own && search.shared ? <Tag tone="done">{t("searches.sharedTag")}</Tag> : null}
    </>
  );
}

function countWords(t: Translator, { found }: CountedSearch): string {
  return found.more ? t("searches.more", { count: found.count }) : `${found.count}`;
}

function alertWords(t: Translator, { digest, above }: CountedSearch): string {
  const said = [digest && t("searches.alert.digest"), above !== null && t("searches.alert.above", { above })];
  return t("searches.alertIs", { when: said.filter(Boolean).join(t("searches.list")) || t("searches.alert.none") });
}
