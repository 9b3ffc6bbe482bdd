import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { saveSearch } from "@/lib/cases/searches/save-search";
import { SAVE_FIELDS, SaveForm } from "../save-form";

export const GET = staffRoute("case:read", async (visit) => seeOther(visit, "/staff/searches"));

/** Keeps the list that stood beside the form under a name. */
export const POST = staffRoute("case:read", async (visit) => {
  const { t } = visit;
  const form = await readForm(visit, SAVE_FIELDS);
  const typed = { list: form.get("list"), name: form.get("name"), shared: form.get("shared") === "1" };
  const done = await saveSearch(visit.staff, typed);
  if (done.ok) return seeOther(visit, "/staff/searches?done=saved");
  if (done.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  const error = t(`searches.faults.${done.reason}`);
  const title = t("searches.save.title");
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "searches",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <SaveForm t={t} formToken={visitFormToken(visit)} typed={typed} error={error} />
      </div>
    ),
  });
});
