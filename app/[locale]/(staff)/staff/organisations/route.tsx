import type { ReactElement } from "react";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { BackLink } from "@/app/_ui/back-link";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { allOrganisations, type ListedOrganisation } from "@/lib/access/list-organisations";
import { isOfHome } from "@/lib/access/organisation";
import { AdministratorForm, OrganisationForm } from "./organisation-forms";

type Shown = { page: StaffPage; organisations: readonly ListedOrganisation[] };

function Organisations({ page: { t }, organisations }: Shown): ReactElement {
  const columns = (["name", "kind", "people"] as const).map((key) => ({ key, label: t(`organisations.${key}`) }));
  const rows = organisations.map(({ id, name, kind, home, people }) => ({
    key: id,
    cells: [home ? t("organisations.own", { name }) : name, t(`sharing.kinds.${kind}`), people],
  }));
  return <DataTable caption={t("organisations.title")} captionHidden columns={columns} rows={rows} empty="" />;
}

/** The organisations of this installation, for the home one alone. */
export const GET = staffScreen("staff:manage", async (page) => {
  const { t, formToken } = page;
  if (!isOfHome(page.staff)) return null;
  const organisations = await allOrganisations();
  const done = page.asked.get("done") ?? undefined;
  return {
    title: t("organisations.title"),
    current: "people",
    children: (
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
    ),
  };
});
