import type { ReactElement } from "react";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { BackLink } from "@/app/_ui/back-link";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { type ListedRole, listRoles } from "@/lib/access/list-roles";
import { PERMISSIONS, permissionsOf, ROLES } from "@/lib/access/roles";
import { permissionWords, RoleEditor } from "./role-editor";

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
  return <DataTable matrix caption={t("roles.policy")} columns={columns} rows={rows} empty="" />;
}

/** The roles of the house and those that an organisation made for itself (G10). */
export const GET = staffScreen("staff:manage", async (page) => {
  const { t, formToken } = page;
  const own = await listRoles(page.staff);
  const done = page.asked.get("done") ?? undefined;
  return {
    title: t("roles.title"),
    current: "people",
    children: (
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
    ),
  };
});
