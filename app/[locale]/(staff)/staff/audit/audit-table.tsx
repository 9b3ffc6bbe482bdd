import type { ReactElement, ReactNode } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { holds } from "@/lib/access/staff";
import type { AuditRow } from "@/lib/cases/audit-rows";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { actionWords } from "./audit-filter-form";

const COLUMNS = ["at", "who", "what", "about", "more"] as const;

type Page = Pick<StaffPage, "staff" | "t">;

/** One page of the record: when, who, what, about what, and what else the entry says. */
export function AuditTable({ page, rows }: { page: Page; rows: readonly AuditRow[] }): ReactElement {
  const { t } = page;
  return (
    <DataTable
      caption={t("audit.entries")}
      captionHidden
      columns={COLUMNS.map((key) => ({ key, label: t(`audit.columns.${key}`) }))}
      rows={rows.map((row) => ({ key: `${row.place.lane} ${row.place.seq}`, cells: cellsOf(page, row) }))}
      empty={t("audit.none")}
    />
  );
}

function cellsOf(page: Page, row: AuditRow): ReactNode[] {
  const { t } = page;
  return [
    <time key="at" dateTime={row.at.toISOString()}>
      {dateTime(t.locale, row.at)}
    </time>,
    row.who.name ?? kindWords(t, "kinds", row.who.kind),
    actionWords(t, row.action),
    <About key="about" page={page} about={row.about} />,
    <More key="more" t={t} data={row.data} />,
  ];
}

/** Ids, states and counts in the record's own words: folded, as few look at them. */
function More({ t, data }: { t: Translator; data: AuditRow["data"] }): ReactElement | null {
  const said = data.filter(([, value]) => value !== "");
  if (said.length === 0) return null;
  return (
    <Details summary={t("audit.columns.more")}>
      {said.map(([name, value]) => (
        <p key={name} className="given">
          {name}: {name === "order" ? <a href={`/${t.locale}/staff/bulk/${value}`}>{value}</a> : value}
        </p>
      ))}
    </Details>
  );
}

function About({ page: { t, staff }, about }: { page: Page; about: AuditRow["about"] }): ReactElement {
  if (about.reference === null) return <>{about.name ?? kindWords(t, "subjects", about.kind)}</>;
  const { reference } = about;
  const words = about.kind === "evidence" ? t("audit.evidenceOf", { reference }) : reference;
  if (!holds(staff, "case:read")) return <>{words}</>;
  return <a href={`/${t.locale}/staff/cases/${reference}`}>{words}</a>;
}

function kindWords(t: Translator, list: "kinds" | "subjects", kind: string): string {
  const key = `audit.${list}.${kind}`;
  return t(t.has(key) ? key : "audit.unknown");
}
