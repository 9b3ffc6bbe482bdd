import type { ReactElement } from "react";
import { ActForm } from "@/app/_server/act-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import type { NewApprover } from "@/lib/cases/approvals/list-approvers";
import { dateTime } from "@/lib/i18n/dates";
import { permissionWords } from "../roles/role-editor";

type Shown = { visit: StaffVisit; approvers: readonly NewApprover[] };

/** Who newly answers with what one answers with oneself, by whose doing (SEC-09); not there where there is nobody. */
export function NewApprovers({ visit, approvers }: Shown): ReactElement | null {
  const { t } = visit;
  if (approvers.length === 0) return null;
  return (
    <div className="stack">
      <h2>{t("approvals.newcomers.title")}</h2>
      <p>{t("approvals.newcomers.lead")}</p>
      {approvers.map((one) => (
        <Newcomer key={one.id} visit={visit} one={one} />
      ))}
    </div>
  );
}

function Newcomer({ visit, one }: { visit: StaffVisit; one: NewApprover }): ReactElement {
  const { t } = visit;
  const { name, givenBy, givenAt, cause, waitsUntil, confirmedBy } = one;
  const what = one.permissions.map((permission) => permissionWords(t, permission)).join(t("access.listSeparator"));
  const facts = { name, by: givenBy, date: dateTime(t.locale, givenAt), what };
  const until = waitsUntil ? dateTime(t.locale, waitsUntil) : "";
  const state = waitsUntil ? (one.own ? "ownWaits" : "waits") : confirmedBy ? "confirmed" : "answers";
  return (
    <div className="stack">
      <p>
        {t(`approvals.newcomers.causes.${cause}`, facts)}{" "}
        {t(`approvals.newcomers.${state}`, { until, by: confirmedBy ?? "" })}
      </p>
      {one.mayConfirm ? (
        <ActForm
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          act={one.id}
          label={t("approvals.newcomers.confirm", { name })}
        />
      ) : null}
    </div>
  );
}
