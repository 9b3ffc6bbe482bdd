import type { Metadata } from "next";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff, type StaffPage } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { BackLink } from "@/app/_ui/back-link";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { type ListedRole, listRoles } from "@/lib/access/list-roles";
import { PERMISSIONS, permissionsOf, ROLES } from "@/lib/access/roles";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { permissionWords, RoleEditor } from "./role-editor";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("roles.title") };
}

/** Every permission and who carries it: the whole policy on one screen. */
function Policy({ page: { t }, own }: { page: StaffPage; own: readonly ListedRole[] }): ReactElement {
  const house = ROLES.map((role) => ({
    key: role,
    label: t(`access.roles.${role}`),
    permissions: permissionsOf([role]),
  }));
  const roles = [...house, ...own.map(({ id, name, permissions }) => ({ key: id, label: name, permissions }))];
  const rows = PERMISSIONS.map((permission) => ({
    key: permission,
    cells: [
      permissionWords(t, permission),
      ...roles.map((role) => (role.permissions.includes(permission) ? t("roles.yes") : "")),
    ],
  }));
  const columns = [
    { key: "permission", label: t("roles.permission") },
    ...roles.map(({ key, label }) => ({ key, label })),
  ];
  return <DataTable caption={t("roles.policy")} columns={columns} rows={rows} empty="" />;
}

export default guardedPage(async function RolesPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "staff:manage");
  const own = await listRoles(page.staff);
  const { t, formToken } = page;
  const { done } = await searchParams;
  return (
    <StaffFrame page={page} current="people">
      <div className="stack">
        <BackLink href={`/${t.locale}/staff/people`} label={t("access.people.title")} />
        <h1>{t("roles.title")}</h1>
        <p>{t("roles.lead")}</p>
        {done === "saved" ? (
          <Notice tone="success" live>
            {t("roles.saved")}
          </Notice>
        ) : null}
        <Policy page={page} own={own} />
        <div className="column stack">
          <h2>{t("roles.own")}</h2>
          {own.length === 0 ? <p className="muted">{t("roles.none")}</p> : null}
          {own.map((role) => (
            <Details key={role.id} summary={t("roles.edit", { name: role.name, count: role.holders })}>
              <RoleEditor t={t} formToken={formToken} typed={role} />
            </Details>
          ))}
          <Details summary={t("roles.addOpen")}>
            <RoleEditor t={t} formToken={formToken} />
          </Details>
        </div>
      </div>
    </StaffFrame>
  );
});
