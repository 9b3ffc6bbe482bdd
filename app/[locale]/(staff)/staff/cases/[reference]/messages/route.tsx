import { PREVIEW_FIELD, wasPreviewed } from "@/app/_server/preview-token";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { findCase } from "@/lib/cases/find-case";
import { fillReplyFor } from "@/lib/cases/replies/fill-reply";
import { unfilledIn } from "@/lib/cases/replies/reply-template";
import { asKept } from "@/lib/cases/schema";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { platformIn } from "../../../templates/reply-words";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { WRITING_FIELDS } from "../case-writing";
import { FILL, REPLY_FIELDS } from "../reply-picker";
import { messagePreview, type Writing, writingAgain } from "../writing-page";

export const GET = backToCase;

/** Shows a message as the reporter will read it, then sends it: never without the preview. */
export const POST = staffRoute("message:send", async (visit, { reference = "" }) => {
  const form = await readForm(visit, [...WRITING_FIELDS, ...REPLY_FIELDS, PREVIEW_FIELD]);
  const [once, list, reply] = [form.get("once"), form.get("list"), form.get("reply")];
  const typed = { body: asKept(form.get("body")), once, list, reply };
  if (!(await findCase(visit.staff, reference, "message:send"))) return staffErrorPage(visit, "not_found", 404);
  const writing = { reference, what: "messages" as const, typed };
  const pressed = form.get(BUTTON_FIELD);
  const template = form.get("template");
  if (pressed === FILL && template) return fill(visit, writing, template);
  if (typed.body === "") return writingAgain(visit, writing, { reason: "empty", status: 422 });
  if (pressed === "change") return writingAgain(visit, writing, null);
  if (unfilledIn(typed.body).length > 0) return writingAgain(visit, writing, { reason: "unfilled", status: 422 });
  const previewed = wasPreviewed(visit, [typed.body, typed.once], form.get(PREVIEW_FIELD));
  if (pressed !== "send" || !previewed) return messagePreview(visit, writing);
  const result = await sendMessageToReporter(visit.staff, { reference, body: typed.body, onceKey: once, reply });
  if (result.ok) return seeOther(visit, `${caseAddress(reference, { done: "sent" }, list)}#messages`);
  if (result.reason === "not_found") return staffErrorPage(visit, result.reason, 404);
  return writingAgain(visit, writing, { reason: result.reason, status: result.reason === "not_claimed" ? 409 : 422 });
});

/** The text once more with the chosen reply below it. Nothing is sent. */
async function fill(visit: StaffVisit, writing: Writing, template: string): Promise<Response> {
  const { reference, typed } = writing;
  const subject = { track: null, action: null, ground: "", target: "" };
  const filled = await fillReplyFor(visit.staff, { reference, template, typed: typed.body, subject, platformIn });
  if (filled.ok) {
    const words = { ...typed, body: filled.text, reply: filled.used };
    return writingAgain(visit, { ...writing, typed: words, picked: { missing: filled.missing } }, null);
  }
  if (filled.reason !== "retired")
    return staffErrorPage(visit, filled.reason, filled.reason === "not_found" ? 404 : 403);
  return writingAgain(visit, { ...writing, picked: { gone: true } }, null);
}
