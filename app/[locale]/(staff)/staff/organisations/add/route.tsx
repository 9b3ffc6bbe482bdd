import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { makeOrganisation } from "@/lib/access/make-organisation";
import { OrganisationForm } from "../organisation-forms";

export const GET = staffRoute("staff:manage", async (visit) => seeOther(visit, "/staff/organisations"));

export const POST = staffRoute("staff:manage", async (visit) => {
  const { t } = visit;
  const form = await readForm(visit, ["name", "kind"]);
  const typed = { name: form.get("name"), kind: form.get("kind") };
  const result = await makeOrganisation(visit.staff, typed);
  if (result.ok) return seeOther(visit, "/staff/organisations?done=added");
  if (result.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  const fields = result.reason === "unreadable" ? result.fields : (["name"] as const);
  const taken = result.reason === "name_taken";
  const errors = Object.fromEntries(
    fields.map((field) => [field, t(`organisations.faults.${taken ? "name_taken" : field}`)]),
  );
  return staffPage(visit, {
    title: t("organisations.addTitle"),
    status: 422,
    error: true,
    current: "people",
    children: (
      <div className="stack column">
        <h1>{t("organisations.addTitle")}</h1>
        <OrganisationForm t={t} formToken={visitFormToken(visit)} typed={typed} errors={errors} />
      </div>
    ),
  });
});
