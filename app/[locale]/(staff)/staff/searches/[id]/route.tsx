import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { changeSearch } from "@/lib/cases/searches/change-search";
import { deleteSearch } from "@/lib/cases/searches/delete-search";
import { openSearch } from "@/lib/cases/searches/open-search";
import type { SearchFault } from "@/lib/cases/searches/saved-search";
import { CHANGE_FIELDS, ChangeForm, type ChangeTyped } from "../change-form";

/** The link of a saved search leads to the queue as it shows it. */
export const GET = staffRoute("case:read", async (visit, { id = "" }) => {
  const found = await openSearch(visit.staff, id);
  if (!found.ok) return staffErrorPage(visit, "not_found", 404);
  return seeOther(visit, `/staff${found.address ? `?${found.address}` : ""}`);
});

export const POST = staffRoute("case:read", async (visit, { id = "" }) => {
  const form = await readForm(visit, CHANGE_FIELDS);
  const act = form.get(BUTTON_FIELD);
  if (act === "change") return change(visit, typedIn(id, form));
  if (act !== "delete") throw new FormRefused(400, "unknown_fields");
  const done = await deleteSearch(visit.staff, id);
  if (!done.ok) return staffErrorPage(visit, "not_permitted", 403);
  return seeOther(visit, "/staff/searches?done=deleted");
});

function typedIn(id: string, form: Form): ChangeTyped {
  const ticked = (name: string) => form.get(name) === "1";
  return { id, name: form.get("name"), shared: ticked("shared"), digest: ticked("digest"), above: form.get("above") };
}

async function change(visit: StaffVisit, typed: ChangeTyped): Promise<Response> {
  const done = await changeSearch(visit.staff, typed);
  if (done.ok) return seeOther(visit, "/staff/searches?done=changed");
  if (done.reason === "not_permitted") return staffErrorPage(visit, done.reason, 403);
  if (done.reason === "not_found") return staffErrorPage(visit, done.reason, 404);
  return again(visit, typed, done.reason);
}

function again(visit: StaffVisit, typed: ChangeTyped, fault: SearchFault): Promise<Response> {
  const title = visit.t("searches.change.title");
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "searches",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <ChangeForm t={visit.t} formToken={visitFormToken(visit)} typed={typed} fault={fault} />
      </div>
    ),
  });
}
