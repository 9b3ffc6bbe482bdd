import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { pauseCaseClock } from "@/lib/cases/pause-clock";
import { resumeCaseClock } from "@/lib/cases/resume-clock";
import { backToCase } from "../back-to-case";

const STATUS = { not_permitted: 403, not_found: 404 } as const;

export const GET = backToCase;

/** Takes time out of a period, or lets it run again. */
export const POST = staffRoute("case:decide:handling", async (visit, { reference = "" }) => {
  const form = await readForm(visit, [BUTTON_FIELD, "clock", "reason"]);
  const clockId = form.get("clock");
  const pausing = form.get(BUTTON_FIELD) === "pause";
  const result = pausing
    ? await pauseCaseClock(visit.staff, { reference, clockId, reason: form.get("reason") })
    : await resumeCaseClock(visit.staff, { reference, clockId });
  if (result.ok) return seeOther(visit, `/staff/cases/${reference}?done=${pausing ? "clock_paused" : "clock_resumed"}`);
  const { reason } = result;
  if (reason === "not_permitted" || reason === "not_found") return staffErrorPage(visit, reason, STATUS[reason]);
  return staffErrorPage(visit, reason === "not_claimed" ? "clock_not_claimed" : "clock_refused", 409);
});
