import type { ReactElement } from "react";
import { CodesForm, PasswordForm } from "@/app/_server/account-forms";
import { ActForm } from "@/app/_server/act-form";
import { SessionTable } from "@/app/_server/session-table";
import { roleNames } from "@/app/_server/staff-frame";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { WaitingQuestions } from "@/app/_server/waiting-questions";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { liveSessions, recoveryCodesLeft } from "@/lib/access/queries";

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

function Pictures({ page: { t, staff, formToken } }: { page: StaffPage }): ReactElement {
  const form = (what: "blur" | "grey", on: boolean) => (
    <ActForm
      formToken={formToken}
      action={`/${t.locale}/staff/account/change`}
      act={`${what}_${on ? "off" : "on"}`}
      label={t(`access.account.${what}Switch.${on ? "on" : "off"}`)}
      about={t(`access.account.${what}Now.${on ? "on" : "off"}`)}
    />
  );
  return (
    <>
      <h2>{t("access.account.pictures")}</h2>
      <p>{t("access.account.picturesAbout")}</p>
      {form("blur", staff.blurPictures)}
      {form("grey", staff.greyPictures)}
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

/** One's own account: sessions, second factor, password, keys and pictures. */
export const GET = staffScreen(null, async (page) => {
  const { asked, t, staff, locale } = page;
  const other = locale === "zh" ? "en" : "zh";
  return {
    title: t("access.account.title"),
    current: "account",
    children: (
      <div className="stack column">
        <h1>{staff.name}</h1>
        <p className="muted">
          {staff.email} · {roleNames(t, staff)} · <a href={`/${other}/staff/account`}>{t("ui.otherLanguage")}</a>
        </p>
        <WaitingQuestions t={t} staff={staff} />
        <Done t={t} done={asked.get("done") ?? undefined} />
        <Sessions page={page} />
        <Factors page={page} />
        <Keys page={page} />
        <Pictures page={page} />
      </div>
    ),
  };
});
