import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { ActForm } from "@/app/_server/act-form";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff, type StaffPage } from "@/app/_server/require-staff";
import { RoleForm } from "@/app/_server/role-form";
import { SessionTable } from "@/app/_server/session-table";
import { StaffFrame } from "@/app/_server/staff-frame";
import { BackLink } from "@/app/_ui/back-link";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { listRoles } from "@/lib/access/list-roles";
import { findPerson, liveSessions, type Person } from "@/lib/access/queries";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ done?: string; not?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("access.people.one") };
}

/** What the last act did, or why it was not done. */
function Answer({ t, done, not }: { t: StaffPage["t"]; done?: string; not?: string }): ReactElement | null {
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

export default guardedPage(async function PersonPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "staff:manage");
  const person = await findPerson(page.staff, (await params).id);
  if (!person) notFound();
  const { t, formToken } = page;
  const [sessions, named] = await Promise.all([liveSessions(person.id), listRoles(page.staff)]);
  const held = [...person.roles, ...person.named.map(({ id }) => id)];
  const action = `/${t.locale}/staff/people/${person.id}/change`;
  return (
    <StaffFrame page={page} current="people">
      <div className="stack column">
        <BackLink href={`/${t.locale}/staff/people`} label={t("access.people.title")} />
        <h1>{person.name}</h1>
        <p className="muted">{person.email}</p>
        <Answer t={t} {...(await searchParams)} />
        {person.disabled ? null : <RoleForm t={t} formToken={formToken} action={action} named={named} chosen={held} />}
        <h2>{t("access.sessions.title")}</h2>
        <SessionTable t={t} formToken={formToken} action={action} sessions={sessions} own={page.staff.sessionId} />
        <h2>{t("access.acts.title")}</h2>
        <Acts page={page} person={person} />
      </div>
    </StaffFrame>
  );
});
