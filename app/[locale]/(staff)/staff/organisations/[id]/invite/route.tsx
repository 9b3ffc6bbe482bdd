import { HandedLink } from "@/app/_server/handed-link";
import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { inviteAdministrator } from "@/lib/access/invite-administrator";
import { AdministratorForm } from "../../organisation-forms";

type Asked = { organisationId: string; typed: { name: string; email: string } };

function again(visit: StaffVisit, asked: Asked, reason: "name" | "email" | "email_taken"): Promise<Response> {
  const { t } = visit;
  const errors = { [reason === "name" ? "name" : "email"]: t(`access.faults.${reason}`) };
  return staffPage(visit, {
    title: t("organisations.invite"),
    status: 422,
    error: true,
    current: "people",
    children: (
      <div className="stack column">
        <h1>{t("organisations.invite")}</h1>
        <AdministratorForm t={t} formToken={visitFormToken(visit)} {...asked} errors={errors} />
      </div>
    ),
  });
}

export const GET = staffRoute("staff:manage", async (visit) => seeOther(visit, "/staff/organisations"));

export const POST = staffRoute("staff:manage", async (visit, { id = "" }) => {
  const { t } = visit;
  const form = await readForm(visit, ["name", "email"]);
  const typed = { name: form.get("name"), email: form.get("email") };
  const result = await inviteAdministrator(visit.staff, { organisationId: id, ...typed });
  if (!result.ok) {
    if (result.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
    if (result.reason === "unknown_organisation") return staffErrorPage(visit, "not_found", 404);
    return again(visit, { organisationId: id, typed }, result.reason);
  }
  const about = t("access.invite.ready", { name: result.name });
  const link = <HandedLink t={t} token={result.token} about={about} note={t("access.invite.handOver")} />;
  return staffPage(visit, { title: about, current: "people", children: <div className="stack column">{link}</div> });
});
