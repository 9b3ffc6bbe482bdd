import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff, type StaffPage } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import { longDate } from "@/lib/i18n/dates";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { readWarnings, type WarningView } from "@/lib/transparency/read-warnings";
import { readSearchParams, type SearchParams } from "../search-params";
import { conductWords, TONES, targetWords } from "./warning-words";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

const COLUMNS = ["target", "conduct", "reporters", "drafted", "state"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("warnings.title") };
}

/** What the program would warn of, and how far each warning has come (N33). */
export default guardedPage(async function WarningsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "case:read");
  const { t, staff } = page;
  const read = await readWarnings(staff);
  if (!read.ok) notFound();
  const done = (await readSearchParams(searchParams)).get("done");
  const ruleAddress = `/${t.locale}/staff/warnings/rule`;
  return (
    <StaffFrame page={page} current="warnings">
      <div className="stack column">
        <h1>{t("warnings.title")}</h1>
        {done === "rule" ? (
          <Notice tone="success" live>
            {t("warnings.done.rule")}
          </Notice>
        ) : null}
        <p>{t("warnings.lead")}</p>
        <Notice>{t("warnings.unpublished")}</Notice>
        <p>
          {t("warnings.rule.now", read.rule)}{" "}
          {holds(staff, "case:decide:final") ? <a href={ruleAddress}>{t("warnings.rule.change")}</a> : null}
        </p>
        <DataTable
          caption={t("warnings.title")}
          captionHidden
          columns={COLUMNS.map((key) => ({ key, label: t(`warnings.columns.${key}`) }))}
          rows={read.warnings.map((warning) => ({ key: warning.id, cells: cellsOf(page, warning) }))}
          empty={t("warnings.none", read.rule)}
        />
      </div>
    </StaffFrame>
  );
});

function cellsOf({ t }: StaffPage, warning: WarningView) {
  const { id, reporters, windowDays, state } = warning;
  return [
    <a key="target" href={`/${t.locale}/staff/warnings/${id}`}>
      {targetWords(t, warning)}
    </a>,
    conductWords(t, warning),
    t("warnings.people", { reporters, windowDays }),
    longDate(t.locale, warning.draftedAt),
    <Tag key="state" tone={TONES[state]}>
      {t(`warnings.states.${state}`)}
    </Tag>,
  ];
}
