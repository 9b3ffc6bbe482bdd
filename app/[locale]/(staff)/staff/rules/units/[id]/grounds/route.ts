import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { recommendGrounds } from "@/lib/cases/routing/recommend-grounds";

export const GET = staffRoute("rules:change", async (visit, { id = "" }) =>
  seeOther(visit, `/staff/rules/units/${id}`),
);

/** Keeps which grounds the people of a unit see first. */
export const POST = staffRoute("rules:change", async (visit, { id = "" }) => {
  const form = await readForm(visit, ["ground"]);
  const done = await recommendGrounds(visit.staff, { unitId: id, grounds: form.all("ground") });
  if (done.ok) return seeOther(visit, "/staff/rules?done=grounds");
  return staffErrorPage(visit, done.reason, done.reason === "not_found" ? 404 : 403);
});
