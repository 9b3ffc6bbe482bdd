import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { readMoney } from "@/lib/cases/money/read-money";
import { readSearchParams, type SearchParams } from "../../../search-params";
import { EntriesSection } from "./entries-section";
import { GaugeSection } from "./gauge-section";
import { LossSection } from "./loss-section";
import { FineSection, LimitationSection } from "./penalty-section";

type Props = { params: Promise<{ locale: string; reference: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

/** The money of a case against the figures of the law: advice for whoever decides. */
export default guardedPage(async function MoneyPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "case:read");
  const asked = await readSearchParams(searchParams);
  const read = await readMoney(page.staff, (await params).reference);
  if (!read.ok) notFound();
  const { t, formToken, staff } = page;
  const { view } = read;
  const { reference } = view;
  return (
    <StaffFrame page={page} current="queue">
      <div className="stack">
        <p>
          <a href={`/${t.locale}/staff/cases/${reference}`}>{t("staffCase.title", { reference })}</a>
        </p>
        <h1>{t("money.heading")}</h1>
        {asked.get("done") === "recorded" ? (
          <Notice tone="success" live>
            {t("staffCase.done.money_recorded")}
          </Notice>
        ) : null}
        <Notice title={t("money.advice.title")}>
          <p>{t("money.advice.text")}</p>
        </Notice>
        <EntriesSection
          {...{ t, formToken, reference }}
          entries={view.entries}
          files={view.files}
          mayRecord={holds(staff, "case:decide:triage") && !view.recusedMe}
        />
        <GaugeSection t={t} gauges={view.gauges} />
        <FineSection t={t} fines={view.fines} />
        <LimitationSection t={t} found={view.limitations} />
        <LossSection t={t} loss={view.loss} />
      </div>
    </StaffFrame>
  );
});
