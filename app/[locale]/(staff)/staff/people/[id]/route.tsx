import type { ReactElement } from "react";
import { ActForm } from "@/app/_server/act-form";
import { RoleForm } from "@/app/_server/role-form";
import { SessionTable } from "@/app/_server/session-table";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { BackLink } from "@/app/_ui/back-link";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { listRoles } from "@/lib/access/list-roles";
import { findPerson, liveSessions, type Person } from "@/lib/access/queries";
import { rolesSeen } from "@/lib/access/role-book";

type AnswerProps = { t: StaffPage["t"]; done: string | null; not: string | null };

/** What the last act did, or why it was not done. */
function Answer({ t, done, not }: AnswerProps): ReactElement | null {
  const [key, tone] = not ? [`access.faults.${not}`, "warning" as const] : [`access.done.${done}`, "success" as const];
  if (!/^access\.\w+\.\w+$/.test(key) || !t.has(key)) return null;
  return (
    <Notice tone={tone} live>
      {t(key)}
    </Notice>
  );
}

const ACTS = ["new_password", "reset_factor", "disable"] as const;

function Acts({ page: { t, formToken }, person }: { page: StaffPage; person: Person }): ReactElement {
  const action = `/${t.locale}/staff/people/${person.id}/change`;
  if (person.disabled) {
    return (
      <ActForm
        formToken={formToken}
        action={action}
        act="enable"
        label={t("access.acts.enable.button")}
        about={t("access.acts.enable.about")}
      />
    );
  }
  return (
    <>
      {ACTS.map((act) => (
        <Details key={act} summary={t(`access.acts.${act}.title`)}>
          <ActForm
            formToken={formToken}
            action={action}
            act={act}
            label={t(`access.acts.${act}.button`)}
            about={t(`access.acts.${act}.about`, { name: person.name })}
            variant={act === "disable" ? "warning" : "secondary"}
          />
        </Details>
      ))}
    </>
  );
}

/** One person: roles, sessions, and what an administrator can do about them. */
export const GET = staffScreen("staff:manage", async (page) => {
  const { params, t, formToken } = page;
  const person = await findPerson(page.staff, params.id);
  if (!person) return null;
  const [sessions, named] = await Promise.all([liveSessions(person.id), listRoles(page.staff)]);
  const held = [...person.roles, ...person.named.map(({ id }) => id)];
  const action = `/${t.locale}/staff/people/${person.id}/change`;
  const own = person.id === page.staff.id;
  return {
    title: t("access.people.one"),
    current: "people",
    children: (
      <div className="stack column">
        <BackLink href={`/${t.locale}/staff/people`} label={t("access.people.title")} />
        <h1>{person.name}</h1>
        <p className="muted">{person.email}</p>
        <Answer t={t} done={page.asked.get("done")} not={page.asked.get("not")} />
        {person.disabled || own ? null : (
          <RoleForm {...{ t, formToken, action, named }} chosen={held} seen={rolesSeen(person)} />
        )}
        {own ? <p>{t("access.faults.own_roles")}</p> : null}
        <h2>{t("access.sessions.title")}</h2>
        <SessionTable t={t} formToken={formToken} action={action} sessions={sessions} own={page.staff.sessionId} />
        <h2>{t("access.acts.title")}</h2>
        <Acts page={page} person={person} />
      </div>
    ),
  };
});
