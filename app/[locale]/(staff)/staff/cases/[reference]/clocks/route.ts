import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import type { ClockStepResult } from "@/lib/cases/change-clock";
import { extendCaseClock } from "@/lib/cases/extend-clock";
import { pauseCaseClock } from "@/lib/cases/pause-clock";
import { resumeCaseClock } from "@/lib/cases/resume-clock";
import { backToCase } from "../back-to-case";
import { EXTENSION_FIELDS } from "../clock-extension";
import { extensionAgain } from "./extension-again";

const STATUS = { not_permitted: 403, not_found: 404 } as const;

export const GET = backToCase;

/** Takes time out of a period, lets it run again, or makes it longer. */
export const POST = staffRoute("case:decide:handling", async (visit, { reference = "" }) => {
  const form = await readForm(visit, [...EXTENSION_FIELDS, "reason"]);
  const clockId = form.get("clock");
  const act = form.get(BUTTON_FIELD);
  if (act === "extend") {
    const typed = { ground: form.get("ground"), amount: form.get("amount") };
    const amount = /^\d{1,4}$/.test(typed.amount.trim()) ? Number(typed.amount) : 0;
    const before = Number(form.get("before"));
    const result = await extendCaseClock(visit.staff, { reference, clockId, ground: typed.ground, amount, before });
    if (result.ok) return done(visit, reference, "clock_extended");
    if (result.reason === "ground_missing" || result.reason === "extension_out_of_range") {
      return extensionAgain(visit, { reference, clockId, typed, reason: result.reason });
    }
    return refused(visit, result.reason);
  }
  const result =
    act === "pause"
      ? await pauseCaseClock(visit.staff, { reference, clockId, reason: form.get("reason") })
      : await resumeCaseClock(visit.staff, { reference, clockId });
  if (result.ok) return done(visit, reference, act === "pause" ? "clock_paused" : "clock_resumed");
  return refused(visit, result.reason);
});

function done(visit: StaffVisit, reference: string, what: string): Response {
  return seeOther(visit, `/staff/cases/${reference}?done=${what}`);
}

function refused(visit: StaffVisit, reason: Extract<ClockStepResult, { ok: false }>["reason"]): Promise<Response> {
  if (reason === "not_permitted" || reason === "not_found") return staffErrorPage(visit, reason, STATUS[reason]);
  return staffErrorPage(visit, reason === "not_claimed" ? "clock_not_claimed" : "clock_refused", 409);
}
