import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { Notice } from "@/app/_ui/notice";
import { listUnits } from "@/lib/cases/routing/list-units";
import { countSearches } from "@/lib/cases/searches/list-searches";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { readSearchParams, type SearchParams } from "../search-params";
import { OwnSearches, SharedSearches } from "./search-tables";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("searches.title") };
}

export default guardedPage(async function SearchesPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "case:read");
  const { t } = page;
  const found = await countSearches(page.staff);
  const listed = await listUnits(page.staff);
  if (!found.ok || !listed.ok) notFound();
  const { units } = listed;
  const done = `searches.done.${(await readSearchParams(searchParams)).get("done")}`;
  return (
    <StaffFrame page={page} current="searches">
      <div className="stack column">
        <h1>{t("searches.title")}</h1>
        <p>{t("searches.lead")}</p>
        {t.has(done) ? (
          <Notice tone="success" live>
            {t(done)}
          </Notice>
        ) : null}
        <h2>{t("searches.own")}</h2>
        <OwnSearches page={page} searches={found.searches.filter(({ own }) => own)} units={units} />
        <h2>{t("searches.shared")}</h2>
        <SharedSearches page={page} searches={found.searches.filter(({ own }) => !own)} units={units} />
      </div>
    </StaffFrame>
  );
});
