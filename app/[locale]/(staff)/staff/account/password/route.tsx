import { PasswordForm } from "@/app/_server/account-forms";
import { readForm } from "@/app/_server/read-form";
import { leave } from "@/app/_server/staff-door";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { changePassword } from "@/lib/access/change-password";

export const GET = staffRoute(null, async (visit) => seeOther(visit, "/staff/account"));

export const POST = staffRoute(null, async (visit) => {
  const form = await readForm(visit, ["password", "new_password"]);
  const done = await changePassword(visit.staff, { current: form.get("password"), next: form.get("new_password") });
  if (done.ok) return leave(visit, "password_changed");
  const title = visit.t("access.account.changePassword");
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "account",
    children: (
      <div className="stack narrow">
        <h1>{title}</h1>
        <PasswordForm t={visit.t} formToken={visitFormToken(visit)} fault={done.reason} />
      </div>
    ),
  });
});
