import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { takeHouseSet } from "@/lib/cases/replies/take-house-set";

export const GET = staffRoute("replies:change", async (visit) => seeOther(visit, "/staff/templates"));

/** Begins with the replies of the house. */
export const POST = staffRoute("replies:change", async (visit) => {
  await readForm(visit, []);
  const taken = await takeHouseSet(visit.staff);
  if (taken.ok) return seeOther(visit, "/staff/templates?done=house");
  if (taken.reason === "not_permitted") return staffErrorPage(visit, taken.reason, 403);
  return seeOther(visit, "/staff/templates");
});
