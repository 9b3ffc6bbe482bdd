import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { readBulkOrder } from "@/lib/cases/bulk/read-bulk-order";
import { undoBulkOrder } from "@/lib/cases/bulk/undo-bulk-order";
import { orderPage } from "./order-page";

async function show(visit: StaffVisit, id: string, begun: boolean): Promise<Response> {
  const found = await readBulkOrder(visit.staff, id);
  return found.ok ? orderPage(visit, found.order, begun) : staffErrorPage(visit, "not_found", 404);
}

export const GET = staffRoute("case:read", (visit, { id = "" }) => show(visit, id, false));

/** Undoes the order, as long as nothing has been done. */
export const POST = staffRoute("case:claim", async (visit, { id = "" }) => {
  const form = await readForm(visit, []);
  if (form.get(BUTTON_FIELD) !== "undo") throw new FormRefused(400, "unknown_fields");
  const done = await undoBulkOrder(visit.staff, id);
  if (done.ok) return seeOther(visit, `/staff/bulk/${id}`);
  return done.reason === "begun" ? show(visit, id, true) : staffErrorPage(visit, "not_found", 404);
});
