import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff, type StaffPage } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { BackLink } from "@/app/_ui/back-link";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { allOrganisations, type ListedOrganisation } from "@/lib/access/list-organisations";
import { isOfHome } from "@/lib/access/organisation";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { AdministratorForm, OrganisationForm } from "./organisation-forms";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("organisations.title") };
}

type Shown = { page: StaffPage; organisations: readonly ListedOrganisation[] };

function Organisations({ page: { t }, organisations }: Shown): ReactElement {
  const columns = (["name", "kind", "people"] as const).map((key) => ({ key, label: t(`organisations.${key}`) }));
  const rows = organisations.map(({ id, name, kind, home, people }) => ({
    key: id,
    cells: [home ? t("organisations.own", { name }) : name, t(`sharing.kinds.${kind}`), people],
  }));
  return <DataTable caption={t("organisations.title")} captionHidden columns={columns} rows={rows} empty="" />;
}

export default guardedPage(async function OrganisationsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "staff:manage");
  if (!isOfHome(page.staff)) notFound();
  const organisations = await allOrganisations();
  const { t, formToken } = page;
  const { done } = await searchParams;
  return (
    <StaffFrame page={page} current="people">
      <div className="stack column">
        <BackLink href={`/${t.locale}/staff/people`} label={t("access.people.title")} />
        <h1>{t("organisations.title")}</h1>
        <p>{t("organisations.lead")}</p>
        {done === "added" ? (
          <Notice tone="success" live>
            {t("organisations.added")}
          </Notice>
        ) : null}
        <Organisations page={page} organisations={organisations} />
        {organisations
          .filter(({ home }) => !home)
          .map(({ id, name }) => (
            <Details key={id} summary={t("organisations.inviteInto", { name })}>
              <AdministratorForm t={t} formToken={formToken} organisationId={id} />
            </Details>
          ))}
        <h2>{t("organisations.addTitle")}</h2>
        <OrganisationForm t={t} formToken={formToken} />
      </div>
    </StaffFrame>
  );
});
