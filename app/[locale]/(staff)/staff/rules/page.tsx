import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { readDuplicates } from "@/lib/cases/duplicates/read-duplicates";
import { readRules } from "@/lib/cases/routing/read-rules";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { readSearchParams, type SearchParams } from "../search-params";
import { DuplicatesPanel } from "./duplicates-panel";
import { RulesForm } from "./rules-form";
import { rowOf } from "./rules-input";
import { Examples, RulesTable, Units, Versions } from "./rules-tables";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("rules.title") };
}

export default guardedPage(async function RulesPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "case:read");
  const view = await readRules(page.staff);
  const duplicates = await readDuplicates(page.staff);
  if (!view.ok || !duplicates.ok) notFound();
  const { t, formToken, staff } = page;
  const asked = await readSearchParams(searchParams);
  const { current, units } = view;
  const typed = { base: `${current.version}`, rows: current.rules.map(rowOf), reason: "" };
  return (
    <StaffFrame page={page} current="rules">
      <div className="stack">
        <h1>{t("rules.title")}</h1>
        <p>{t("rules.lead")}</p>
        <Done t={t} asked={asked} />
        {holds(staff, "rules:change") ? (
          <RulesForm
            t={t}
            formToken={formToken}
            units={units}
            typed={{ ...typed, otherwise: current.otherwiseId ?? "" }}
          />
        ) : (
          <RulesTable page={page} view={view} />
        )}
        <Examples page={page} view={view} />
        <Units page={page} view={view} />
        <Versions page={page} view={view} />
        <DuplicatesPanel page={page} view={duplicates} />
      </div>
    </StaffFrame>
  );
});

function Done({ t, asked }: { t: ReturnType<typeof translatorFor>; asked: URLSearchParams }): ReactElement | null {
  const [done, not] = [`rules.done.${asked.get("done")}`, `rules.faults.${asked.get("not")}`];
  if (t.has(done)) {
    return (
      <Notice tone="success" live>
        {t(done)}
      </Notice>
    );
  }
  return t.has(not) ? (
    <Notice tone="warning" live>
      {t(not)}
    </Notice>
  ) : null;
}
