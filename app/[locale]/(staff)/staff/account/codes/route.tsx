import { CodesForm } from "@/app/_server/account-forms";
import { readForm } from "@/app/_server/read-form";
import { RecoveryCodes } from "@/app/_server/recovery-codes";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, seeOther, visitFormToken } from "@/app/_server/visit";
import { ButtonLink } from "@/app/_ui/button";
import { renewRecoveryCodes } from "@/lib/access/renew-recovery-codes";

function codesPage(visit: StaffVisit, codes: readonly string[]): Promise<Response> {
  const { t } = visit;
  return staffPage(visit, {
    title: t("access.codes.title"),
    current: "account",
    children: (
      <div className="stack narrow">
        <RecoveryCodes t={t} codes={codes} />
        <ButtonLink href={here(visit, "/staff/account")}>{t("access.codes.kept")}</ButtonLink>
      </div>
    ),
  });
}

export const GET = staffRoute(null, async (visit) => seeOther(visit, "/staff/account"));

export const POST = staffRoute(null, async (visit) => {
  const form = await readForm(visit, ["password"]);
  const done = await renewRecoveryCodes(visit.staff, form.get("password"));
  if (done.ok) return codesPage(visit, done.codes);
  const title = visit.t("access.account.newCodes");
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "account",
    children: (
      <div className="stack narrow">
        <h1>{title}</h1>
        <CodesForm t={visit.t} formToken={visitFormToken(visit)} fault={done.reason} />
      </div>
    ),
  });
});
