import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { addExample } from "@/lib/cases/routing/add-example";
import { listUnits } from "@/lib/cases/routing/list-units";
import { removeExample } from "@/lib/cases/routing/remove-example";
import type { RuleInputFault } from "@/lib/cases/routing/schema";
import { EXAMPLE_FIELDS, ExampleForm, type ExampleTyped } from "../example-form";

export const GET = staffRoute("case:read", async (visit) => seeOther(visit, "/staff/rules"));

/** Extends the test table, or takes an example out of it. */
export const POST = staffRoute("case:read", async (visit) => {
  const form = await readForm(visit, [...EXAMPLE_FIELDS, "example"]);
  const act = form.get(BUTTON_FIELD);
  if (act === "add") return add(visit, form);
  if (act !== "remove") throw new FormRefused(400, "unknown_fields");
  const done = await removeExample(visit.staff, form.get("example"));
  return done.ok ? seeOther(visit, "/staff/rules?done=example_removed") : staffErrorPage(visit, "not_permitted", 403);
});

async function add(visit: StaffVisit, form: Form): Promise<Response> {
  const typed = Object.fromEntries(EXAMPLE_FIELDS.map((field) => [field, form.get(field)])) as ExampleTyped;
  const { unit, region, ...facts } = typed;
  const done = await addExample(visit.staff, { ...facts, region, unitId: unit });
  if (done.ok) return seeOther(visit, "/staff/rules?done=example_added");
  if (done.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  return again(visit, typed, done.reason);
}

async function again(visit: StaffVisit, typed: ExampleTyped, fault: RuleInputFault): Promise<Response> {
  const { t } = visit;
  const listed = await listUnits(visit.staff);
  const units = listed.ok ? listed.units : [];
  return staffPage(visit, {
    title: t("rules.example.add"),
    status: 422,
    error: true,
    current: "rules",
    children: (
      <div className="stack">
        <h1>{t("rules.example.add")}</h1>
        <ExampleForm t={t} formToken={visitFormToken(visit)} units={units} typed={typed} fault={fault} />
      </div>
    ),
  });
}
