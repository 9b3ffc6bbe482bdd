import type { Metadata } from "next";
import type { ReactElement } from "react";
import { CodesForm, PasswordForm } from "@/app/_server/account-forms";
import { ActForm } from "@/app/_server/act-form";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff, type StaffPage } from "@/app/_server/require-staff";
import { SessionTable } from "@/app/_server/session-table";
import { roleNames, StaffFrame } from "@/app/_server/staff-frame";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { liveSessions, recoveryCodesLeft } from "@/lib/access/queries";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("access.account.title") };
}

async function Sessions({ page }: { page: StaffPage }): Promise<ReactElement> {
  const { t, staff, formToken } = page;
  const sessions = await liveSessions(staff.id);
  const action = `/${t.locale}/staff/account/change`;
  return (
    <>
      <h2>{t("access.sessions.title")}</h2>
      <SessionTable t={t} formToken={formToken} action={action} sessions={sessions} own={staff.sessionId} />
      {sessions.length > 1 ? (
        <ActForm formToken={formToken} action={action} act="revoke_others" label={t("access.sessions.endOthers")} />
      ) : null}
    </>
  );
}

function Keys({ page: { t, staff, formToken } }: { page: StaffPage }): ReactElement {
  const state = staff.singleKeys ? "on" : "off";
  return (
    <>
      <h2>{t("access.account.keys")}</h2>
      <ActForm
        formToken={formToken}
        action={`/${t.locale}/staff/account/change`}
        act={staff.singleKeys ? "keys_off" : "keys_on"}
        label={t(`access.account.keysSwitch.${state}`)}
        about={t(`access.account.keysNow.${state}`)}
      />
    </>
  );
}

async function Factors({ page: { t, staff, formToken } }: { page: StaffPage }): Promise<ReactElement> {
  const left = await recoveryCodesLeft(staff.id);
  return (
    <>
      <h2>{t("access.account.security")}</h2>
      <p>{t("access.account.codesLeft", { left })}</p>
      <Details summary={t("access.account.newCodes")}>
        <p>{t("access.account.codesAbout")}</p>
        <CodesForm t={t} formToken={formToken} />
      </Details>
      <Details summary={t("access.account.changePassword")}>
        <p>{t("access.account.passwordAbout")}</p>
        <PasswordForm t={t} formToken={formToken} />
      </Details>
    </>
  );
}

function Done({ t, done }: { t: StaffPage["t"]; done: string | undefined }): ReactElement | null {
  const key = `access.done.${done}`;
  if (!/^access\.done\.\w+$/.test(key) || !t.has(key)) return null;
  return (
    <Notice tone="success" live>
      {t(key)}
    </Notice>
  );
}

export default guardedPage(async function AccountPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params);
  const { t, staff, locale } = page;
  const other = locale === "zh" ? "en" : "zh";
  return (
    <StaffFrame page={page} current="account">
      <div className="stack column">
        <h1>{staff.name}</h1>
        <p className="muted">
          {staff.email} · {roleNames(t, staff)} · <a href={`/${other}/staff/account`}>{t("ui.otherLanguage")}</a>
        </p>
        <Done t={t} done={(await searchParams).done} />
        <Sessions page={page} />
        <Factors page={page} />
        <Keys page={page} />
      </div>
    </StaffFrame>
  );
});
