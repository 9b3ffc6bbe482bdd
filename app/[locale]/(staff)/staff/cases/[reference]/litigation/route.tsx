import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { askToLiftHold } from "@/lib/cases/litigation/ask-to-lift-hold";
import { placeLitigationHold } from "@/lib/cases/litigation/place-litigation-hold";
import { litigationPage, STATUS } from "./litigation-page";

export const GET = staffRoute("case:read", (visit, { reference = "" }) => {
  return litigationPage(visit, reference, { done: visit.url.searchParams.get("done") });
});

/** Places a hold, or asks that one be lifted, as the button says. */
export const POST = staffRoute("hold:place", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["basis", "matter", "hold", "purpose", "reason", "onceKey"]);
  const [reason, onceKey] = [form.get("reason"), form.get("onceKey")];
  if (form.get(BUTTON_FIELD) === "lift") {
    return lift(visit, reference, { hold: form.get("hold"), purpose: form.get("purpose"), reason, onceKey });
  }
  const typed = { basis: form.get("basis"), matter: form.get("matter"), reason, onceKey };
  const placed = await placeLitigationHold(visit.staff, { reference, ...typed });
  if (placed.ok) return seeOther(visit, `/staff/cases/${reference}/litigation?done=placed`);
  if (placed.reason !== "fields") return staffErrorPage(visit, placed.reason, STATUS[placed.reason]);
  return litigationPage(visit, reference, { placing: { typed, problems: placed.problems }, status: 422 });
});

type Lift = { hold: string; purpose: string; reason: string; onceKey: string };

async function lift(visit: StaffVisit, reference: string, typed: Lift): Promise<Response> {
  const asked = await askToLiftHold(visit.staff, { reference, ...typed });
  if (asked.ok) return seeOther(visit, `/staff/cases/${reference}/litigation?done=asked`);
  if (asked.reason === "fields") {
    return litigationPage(visit, reference, { lifting: { typed, problems: asked.problems }, status: 422 });
  }
  if (asked.reason === "already_asked" || asked.reason === "lifted") {
    return litigationPage(visit, reference, { lifting: { typed, problems: {} }, refused: asked.reason, status: 409 });
  }
  return staffErrorPage(visit, asked.reason, STATUS[asked.reason]);
}
