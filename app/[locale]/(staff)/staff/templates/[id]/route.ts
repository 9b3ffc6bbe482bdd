import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { previewReply } from "@/lib/cases/replies/preview-reply";
import { readReply } from "@/lib/cases/replies/read-replies";
import { unknownVariables } from "@/lib/cases/replies/reply-template";
import { retireReply } from "@/lib/cases/replies/retire-reply";
import { saveReply } from "@/lib/cases/replies/save-reply";
import { type ReplyFault, replySubject } from "@/lib/cases/replies/schema";
import { REPLY_FORM_FIELDS, type ReplyTyped } from "../reply-form";
import { type ReplyOutcome, replyPage } from "../reply-page";
import { knownVariables, platformIn } from "../reply-words";

const NEW = "new";

/** A reply that is there, or the form for a new one. */
export const GET = staffRoute("replies:change", (visit, { id = "" }) => show(visit, id, {}));

/** Saves, previews or retires, as the button says. */
export const POST = staffRoute("replies:change", async (visit, { id = "" }) => {
  const form = await readForm(visit, REPLY_FORM_FIELDS);
  const typed = typedIn(form);
  const act = form.get(BUTTON_FIELD);
  if (act === "retire") return retire(visit, id, typed);
  if (act === "preview") return preview(visit, id, typed);
  if (act !== "save") throw new FormRefused(400, "unknown_fields");
  const { case: _, ...words } = typed;
  const reply = { ...words, id: id === NEW ? typed.id : id };
  const saved = await saveReply(visit.staff, reply);
  if (saved.ok) return seeOther(visit, `/staff/templates/${reply.id}?done=saved`);
  if (saved.reason === "faulty") return show(visit, id, { typed, errors: faultWords(visit, typed, saved.faults) });
  if (saved.reason === "not_permitted") return staffErrorPage(visit, saved.reason, 403);
  if (saved.reason === "not_found") return staffErrorPage(visit, saved.reason, 404);
  return show(visit, id, { typed, stale: saved.reason === "stale", status: 409 });
});

function typedIn(form: Form): ReplyTyped {
  return Object.fromEntries(REPLY_FORM_FIELDS.map((name) => [name, form.get(name)])) as ReplyTyped;
}

async function show(visit: StaffVisit, id: string, outcome: ReplyOutcome): Promise<Response> {
  const reply = id === NEW ? null : await readReply(visit.staff, id);
  if (!reply && id !== NEW) return staffErrorPage(visit, "not_found", 404);
  const status = (outcome.errors ?? []).length > 0 ? 422 : outcome.status;
  return replyPage({ visit, reply, outcome: status ? { ...outcome, status } : outcome });
}

async function retire(visit: StaffVisit, id: string, typed: ReplyTyped): Promise<Response> {
  const done = await retireReply(visit.staff, { id, version: Number(typed.base) || 0 });
  if (done.ok) return seeOther(visit, "/staff/templates?done=retired");
  if (done.reason === "stale") return show(visit, id, { stale: true, status: 409 });
  return staffErrorPage(visit, done.reason, done.reason === "not_found" ? 404 : 403);
}

async function preview(visit: StaffVisit, id: string, typed: ReplyTyped): Promise<Response> {
  const { t, staff } = visit;
  const { textZh, textEn } = typed;
  const subject = replySubject(typed);
  const read = await previewReply(staff, { reference: typed.case, textZh, textEn, subject, platformIn });
  if (read.ok) return show(visit, id, { typed, preview: read.preview });
  if (read.reason === "not_permitted") return staffErrorPage(visit, read.reason, 403);
  const message = t(read.reason === "no_cases" ? "replies.preview.noCases" : "replies.preview.notFound");
  return show(visit, id, { typed, errors: [{ fieldId: "case", message }] });
}

const OWN_WORDS = ["name_missing", "name_too_long", "missing", "too_long", "unknown_variable", "no_such_step"];

function faultWords({ t }: StaffVisit, typed: ReplyTyped, faults: readonly ReplyFault[]): FieldError[] {
  return faults.map(({ field, reason }) => {
    const unknown = unknownVariables(`${typed[field as keyof ReplyTyped] ?? ""}`).join(t("replies.list"));
    const label = t.has(`replies.form.${field}`) ? t(`replies.form.${field}`) : "";
    const key = OWN_WORDS.includes(reason) ? reason : "other";
    return { fieldId: field, message: t(`replies.faults.${key}`, { label, unknown, known: knownVariables(t) }) };
  });
}
