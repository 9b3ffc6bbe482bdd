import { PREVIEW_FIELD, wasPreviewed } from "@/app/_server/preview-token";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { decideCase } from "@/lib/cases/decide-case";
import { previewDecision } from "@/lib/cases/preview-decision";
import type { DecideCase } from "@/lib/cases/schema";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { DECISION_FIELDS } from "../decision-form";
import { findNext, goOn, SEND_NEXT } from "../next-case";
import { FILL } from "../reply-picker";
import { decisionAgain, decisionRefused } from "./decision-again";
import { decisionConflict } from "./decision-conflict";
import { decisionFilled } from "./decision-filled";
import { type DecisionInput, decisionInput, previewedWords } from "./decision-input";
import { decisionPreview } from "./decision-preview";

export const GET = backToCase;

/** Shows a decision as the reporter will read it, then takes it: never without the preview, where there is something to read. */
export const POST = staffRoute("case:read", async (visit, { reference = "" }) => {
  const form = await readForm(visit, [...DECISION_FIELDS, PREVIEW_FIELD]);
  const input = decisionInput(reference, form);
  const { request, opened } = input;
  if (!request) return staffErrorPage(visit, "unknown_fields", 400);
  if (!opened) return decisionConflict(visit, input, "illegal_from_state");
  const pressed = form.get(BUTTON_FIELD);
  if (pressed === "change") return decisionAgain(visit, input, null);
  if (pressed === FILL && input.typed.template) return decisionFilled(visit, input, request);
  const told = opened.step.message !== "none";
  const goesOn = pressed === SEND_NEXT;
  const sending =
    (pressed === "send" || goesOn) && (!told || wasPreviewed(visit, previewedWords(input), form.get(PREVIEW_FIELD)));
  if (!sending) return preview(visit, input, request);
  const here = { reference, track: request.track, list: form.get("list") };
  const next = goesOn ? await findNext(visit, here) : null;
  const decided = await decideCase(visit.staff, request);
  if (!decided.ok) return decisionRefused(visit, input, decided);
  if (goesOn) return goOn(visit, here, { next, did: request.action });
  const done = request.action === "supplement_received" ? "recorded" : "decided";
  return seeOther(visit, caseAddress(reference, { done, did: request.action, on: request.track }, form.get("list")));
});

async function preview(visit: StaffVisit, input: DecisionInput, request: DecideCase): Promise<Response> {
  const shown = await previewDecision(visit.staff, request);
  if (!shown.ok) return decisionRefused(visit, input, shown);
  if (shown.preview.from !== input.opened?.state) return staffErrorPage(visit, "unknown_fields", 400);
  return decisionPreview(visit, input, shown.preview);
}
