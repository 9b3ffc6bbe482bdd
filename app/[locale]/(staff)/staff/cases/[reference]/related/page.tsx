import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { DataTable } from "@/app/_ui/data-table";
import { listMatches } from "@/lib/cases/list-matches";
import { longDate } from "@/lib/i18n/dates";
import { readSearchParams, type SearchParams } from "../../../search-params";
import { matchWords } from "../match-words";

type Props = { params: Promise<{ locale: string; reference: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

/** Every case that has something in common with one, the newest first, with the reason of each. */
export default guardedPage(async function RelatedPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "case:read");
  const before = (await readSearchParams(searchParams)).get("before");
  const found = await listMatches(page.staff, { reference: (await params).reference, before });
  if (!found.ok) notFound();
  const { t } = page;
  const { reference, matches, next } = found;
  const here = `/${t.locale}/staff/cases/${reference}`;
  const columns = ["reference", "title", "reasons", "opened"].map((key) => ({
    key,
    label: t(`matches.columns.${key}`),
  }));
  const rows = matches.map((match) => ({
    key: match.id,
    cells: [
      <a key="link" href={`/${t.locale}/staff/cases/${match.reference}`}>
        {match.reference}
      </a>,
      match.title,
      matchWords(t, match),
      longDate(t.locale, match.openedAt),
    ],
  }));
  return (
    <StaffFrame page={page} current="queue">
      <div className="stack column">
        <p>
          <a href={here}>{t("matches.back")}</a>
        </p>
        <h1>{t("matches.title", { reference })}</h1>
        <p>{t("matches.lead")}</p>
        <DataTable
          caption={t("matches.heading")}
          captionHidden
          columns={columns}
          rows={rows}
          empty={<p>{t("matches.none")}</p>}
        />
        {before || next ? (
          <nav className="pages" aria-label={t("matches.pages")}>
            {before ? <a href={`${here}/related`}>{t("matches.newest")}</a> : null}
            {next ? <a href={`${here}/related?before=${next}`}>{t("matches.older")}</a> : null}
          </nav>
        ) : null}
      </div>
    </StaffFrame>
  );
});
