import type { ReactElement } from "react";
import { InviteForm } from "@/app/_server/invite-form";
import { roleNames } from "@/app/_server/staff-frame";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { ownOrganisation, severalOrganisations } from "@/lib/access/list-organisations";
import { listRoles } from "@/lib/access/list-roles";
import { isOfHome } from "@/lib/access/organisation";
import { allPeople, type OpenLink, openInvites, type Person } from "@/lib/access/queries";
import { dateTime } from "@/lib/i18n/dates";

function state(t: StaffPage["t"], person: Person): ReactElement {
  if (person.disabled) return <Tag tone="closed">{t("access.people.disabled")}</Tag>;
  return person.enrolled ? (
    <Tag tone="done">{t("access.people.active")}</Tag>
  ) : (
    <Tag tone="waiting">{t("access.people.notEnrolled")}</Tag>
  );
}

function People({ page: { t }, people }: { page: StaffPage; people: readonly Person[] }): ReactElement {
  const columns = ["name", "email", "roles", "state", "lastSeen"] as const;
  const rows = people.map((person) => ({
    key: person.id,
    cells: [
      <a key="name" href={`/${t.locale}/staff/people/${person.id}`}>
        {person.name}
      </a>,
      person.email,
      roleNames(t, person),
      state(t, person),
      person.lastSeenAt ? dateTime(t.locale, person.lastSeenAt) : t("access.people.never"),
    ],
  }));
  return (
    <DataTable
      caption={t("access.people.all")}
      captionHidden
      columns={columns.map((key) => ({ key, label: t(`access.people.column.${key}`) }))}
      rows={rows}
      empty=""
    />
  );
}

function Invites({ page: { t }, invites }: { page: StaffPage; invites: readonly OpenLink[] }): ReactElement {
  const columns = ["name", "email", "roles", "validUntil"] as const;
  const rows = invites.map((invite) => ({
    key: invite.id,
    cells: [invite.name, invite.email, roleNames(t, invite), dateTime(t.locale, invite.expiresAt)],
  }));
  return (
    <DataTable
      caption={t("access.people.invited")}
      captionHidden
      columns={columns.map((key) => ({ key, label: t(`access.people.column.${key}`) }))}
      rows={rows}
      empty={t("access.people.noInvites")}
    />
  );
}

/** The people of an office, and invitations that are open. */
export const GET = staffScreen("staff:manage", async (page) => {
  const { t, staff } = page;
  const [people, invites, named, several, office] = await Promise.all([
    allPeople(staff),
    openInvites(staff),
    listRoles(staff),
    severalOrganisations(),
    ownOrganisation(staff),
  ]);
  return {
    title: t("access.people.title"),
    current: "people",
    children: (
      <div className="stack column">
        <h1>{t("access.people.title")}</h1>
        {several ? <p className="muted">{office}</p> : null}
        <p>
          <a href={`/${t.locale}/staff/roles`}>{t("roles.title")}</a>
          {isOfHome(staff) ? (
            <>
              {" · "}
              <a href={`/${t.locale}/staff/organisations`}>{t("organisations.link")}</a>
            </>
          ) : null}
        </p>
        <People page={page} people={people} />
        <h2>{t("access.people.invited")}</h2>
        <Invites page={page} invites={invites} />
        <h2>{t("access.invite.title")}</h2>
        <p>{t("access.invite.how")}</p>
        <InviteForm t={t} formToken={page.formToken} named={named} />
      </div>
    ),
  };
});
