import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { WRITING_FIELDS } from "../case-writing";
import { messagePreview, writingAgain } from "../writing-page";

/** Shows a message as the reporter will read it, then sends it. */
export const POST = staffRoute("message:send", async (visit, { reference = "" }) => {
  const form = await readForm(visit, WRITING_FIELDS);
  const typed = { body: form.get("body"), once: form.get("once") };
  const writing = { reference, what: "messages" as const, typed };
  const pressed = form.get(BUTTON_FIELD);
  if (typed.body.trim() === "") return writingAgain(visit, writing, { reason: "empty", status: 422 });
  if (pressed === "change") return writingAgain(visit, writing, null);
  if (pressed !== "send") return messagePreview(visit, writing);
  const result = await sendMessageToReporter(visit.staff, { reference, body: typed.body, onceKey: typed.once });
  if (result.ok) return seeOther(visit, `/staff/cases/${reference}?done=sent#messages`);
  if (result.reason === "not_found") return staffErrorPage(visit, result.reason, 404);
  return writingAgain(visit, writing, { reason: result.reason, status: result.reason === "not_claimed" ? 409 : 422 });
});
