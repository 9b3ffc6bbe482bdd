import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { addUnit } from "@/lib/cases/routing/add-unit";
import { closeUnit } from "@/lib/cases/routing/close-unit";
import { UNIT_FIELDS, UnitForm } from "../unit-form";

export const GET = staffRoute("case:read", async (visit) => seeOther(visit, "/staff/rules"));

export const POST = staffRoute("rules:change", async (visit) => {
  const form = await readForm(visit, [...UNIT_FIELDS, "unit"]);
  const act = form.get(BUTTON_FIELD);
  if (act === "add") return add(visit, form);
  if (act !== "close") throw new FormRefused(400, "unknown_fields");
  const done = await closeUnit(visit.staff, form.get("unit"));
  if (done.ok) return seeOther(visit, "/staff/rules?done=unit_closed");
  if (done.reason === "unit_in_use") return seeOther(visit, "/staff/rules?not=unit_in_use");
  return staffErrorPage(visit, done.reason, done.reason === "not_found" ? 404 : 403);
});

async function add(visit: StaffVisit, form: Form): Promise<Response> {
  const { t } = visit;
  const typed = { nameZh: form.get("nameZh"), nameEn: form.get("nameEn") };
  const done = await addUnit(visit.staff, typed);
  if (done.ok) return seeOther(visit, "/staff/rules?done=unit_added");
  if (done.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  return staffPage(visit, {
    title: t("rules.unit.add"),
    status: 422,
    error: true,
    current: "rules",
    children: (
      <div className="stack column">
        <h1>{t("rules.unit.add")}</h1>
        <UnitForm t={t} formToken={visitFormToken(visit)} typed={typed} fault={done.reason} />
      </div>
    ),
  });
}
