import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { decideCase } from "@/lib/cases/decide-case";
import { previewDecision } from "@/lib/cases/preview-decision";
import { caseAddress } from "../case-address";
import { DECISION_FIELDS } from "../decision-form";
import { decisionAgain, decisionRefused } from "./decision-again";
import { decisionInput } from "./decision-input";
import { decisionPreview } from "./decision-preview";

/** Shows a decision as the reporter will read it, then takes it. */
export const POST = staffRoute("case:read", async (visit, { reference = "" }) => {
  const form = await readForm(visit, DECISION_FIELDS);
  const input = decisionInput(reference, form);
  const { request } = input;
  if (!request) return staffErrorPage(visit, "unknown_fields", 400);
  const pressed = form.get(BUTTON_FIELD);
  if (pressed === "change") return decisionAgain(visit, input, null);
  if (pressed !== "send") {
    const shown = await previewDecision(visit.staff, request);
    return shown.ok ? decisionPreview(visit, input, shown.preview) : decisionRefused(visit, input, shown.reason);
  }
  const decided = await decideCase(visit.staff, request);
  if (!decided.ok) return decisionRefused(visit, input, decided.reason);
  const done = request.action === "supplement_received" ? "recorded" : "decided";
  return seeOther(visit, caseAddress(reference, { done, did: request.action, on: request.track }, form.get("list")));
});
