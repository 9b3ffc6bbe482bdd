import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { auditAddress, readAuditFilter, readEntryPlace } from "@/lib/cases/audit-filter";
import { readAudit } from "@/lib/cases/read-audit";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { readSearchParams, type SearchParams } from "../search-params";
import { AuditFilterForm } from "./audit-filter-form";
import { AuditTable } from "./audit-table";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("audit.title") };
}

/** Who did and who looked: for auditors, who change nothing. */
export default guardedPage(async function AuditPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "audit:read");
  const { t, staff } = page;
  const asked = await readSearchParams(searchParams);
  const [filter, before] = [readAuditFilter(asked), readEntryPlace(asked)];
  const read = await readAudit(staff, { filter, before });
  if (!read.ok && read.reason === "not_permitted") notFound();
  const here = `/${t.locale}/staff/audit`;
  const older = read.ok ? read.older : null;
  return (
    <StaffFrame page={page} current="audit">
      <div className="stack column">
        <h1>{t("audit.title")}</h1>
        <p>{t("audit.lead")}</p>
        <AuditFilterForm t={t} filter={filter} people={read.people} unknownCase={!read.ok} />
        {read.ok ? <AuditTable page={page} rows={read.rows} /> : null}
        {before ? (
          <p>
            <a href={`${here}?${auditAddress(filter, null)}`}>{t("audit.newest")}</a>
          </p>
        ) : null}
        {older ? (
          <p>
            <a rel="next" href={`${here}?${auditAddress(filter, older)}`}>
              {t("audit.older")}
            </a>
          </p>
        ) : null}
      </div>
    </StaffFrame>
  );
});
