import { PREVIEW_FIELD, wasPreviewed } from "@/app/_server/preview-token";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { findCase } from "@/lib/cases/find-case";
import { asKept } from "@/lib/cases/schema";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { WRITING_FIELDS } from "../case-writing";
import { messagePreview, writingAgain } from "../writing-page";

export const GET = backToCase;

/** Shows a message as the reporter will read it, then sends it: never without the preview. */
export const POST = staffRoute("message:send", async (visit, { reference = "" }) => {
  const form = await readForm(visit, [...WRITING_FIELDS, PREVIEW_FIELD]);
  const typed = { body: asKept(form.get("body")), once: form.get("once"), list: form.get("list") };
  if (!(await findCase(visit.staff, reference, "message:send"))) return staffErrorPage(visit, "not_found", 404);
  const writing = { reference, what: "messages" as const, typed };
  const pressed = form.get(BUTTON_FIELD);
  if (typed.body === "") return writingAgain(visit, writing, { reason: "empty", status: 422 });
  if (pressed === "change") return writingAgain(visit, writing, null);
  const previewed = wasPreviewed(visit, [typed.body, typed.once], form.get(PREVIEW_FIELD));
  if (pressed !== "send" || !previewed) return messagePreview(visit, writing);
  const result = await sendMessageToReporter(visit.staff, { reference, body: typed.body, onceKey: typed.once });
  if (result.ok) return seeOther(visit, `${caseAddress(reference, { done: "sent" }, typed.list)}#messages`);
  if (result.reason === "not_found") return staffErrorPage(visit, result.reason, 404);
  return writingAgain(visit, writing, { reason: result.reason, status: result.reason === "not_claimed" ? 409 : 422 });
});
